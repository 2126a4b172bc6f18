"""What holds for every set of answers."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from advice import is_valid, others
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answers.questions import (
    BY_NAME,
    Answer,
    Answers,
)
from generator.answers.ways import those_for
from generator.guidance.recommendation import as_data, recommend
from generator.guidance.rules import RECOMMENDED_ON, RULES, WEIGHTS, Rule
from generator.guidance.weighing import weigh

SOME_ANSWERS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(BY_NAME[name].values) for name in RECOMMENDED_ON}
)
VALID_ANSWERS = SOME_ANSWERS.filter(is_valid)

# How fast it is, the benchmarks say.
unhurried = settings(deadline=None)


def _pick(answers: Mapping[str, Answer]) -> str:
    return weigh(those_for(answers, RULES)).framework


def _changes(answers: Answers, size: int) -> Iterator[Answers]:
    for names in combinations(RECOMMENDED_ON, size):
        for values in product(*(others(answers, name) for name in names)):
            yield dict(zip(names, values, strict=True))


@unhurried
@given(answers=SOME_ANSWERS, order=st.permutations(RECOMMENDED_ON))
def test_the_order_of_answers_never_matters(answers: Answers, order: list[str]) -> None:
    shuffled = {name: answers[name] for name in order if name in answers}

    assert as_data(recommend(shuffled)) == as_data(recommend(answers))


@unhurried
@given(answers=SOME_ANSWERS)
def test_a_reason_more_for_the_pick_never_flips_it(answers: Answers) -> None:
    pick = _pick(answers)
    before = {rule.id for rule in those_for(answers, RULES)}

    for change in _changes(answers, 1):
        changed = {**answers, **change}
        rules = those_for(changed, RULES)
        added = [rule for rule in rules if rule.id not in before]
        kept = before <= {rule.id for rule in rules}
        if kept and all(rule.favours == pick for rule in added):
            assert _pick(changed) == pick, f"{answers} with {change}"


@unhurried
@given(rules=st.lists(st.sampled_from(RULES)), more=st.sampled_from(RULES))
def test_whatever_fires_one_more_reason_for_the_pick_never_flips_it(
    rules: list[Rule], more: Rule
) -> None:
    pick = weigh(rules).framework

    if more.favours == pick:
        assert weigh([*rules, more]).framework == pick


@unhurried
@given(answers=VALID_ANSWERS)
def test_every_flip_is_valid_and_gives_the_other_framework(answers: Answers) -> None:
    recommendation = recommend(answers)

    assert recommendation.flips, answers
    for flip in recommendation.flips:
        changed = {**answers, **flip}
        assert recommend(changed).framework == recommendation.other
        assert is_valid(changed), changed
        assert set(flip) <= set(RECOMMENDED_ON)
        assert all(value in others(answers, name) for name, value in flip.items())


@unhurried
@given(answers=VALID_ANSWERS)
def test_no_part_of_a_flip_would_do(answers: Answers) -> None:
    recommendation = recommend(answers)

    for flip in recommendation.flips:
        for size in range(len(flip)):
            for names in combinations(flip, size):
                part = {**answers, **{name: flip[name] for name in names}}
                assert not is_valid(part) or _pick(part) == recommendation.framework, part


@unhurried
@given(answers=VALID_ANSWERS)
def test_flips_are_all_of_the_smallest_changes(answers: Answers) -> None:
    flips = [dict(flip) for flip in recommend(answers).flips]
    smallest = len(flips[0])

    for size in range(1, min(smallest, 2) + 1):
        found = [
            change
            for change in _changes(answers, size)
            if is_valid({**answers, **change}) and _pick({**answers, **change}) != _pick(answers)
        ]
        assert found == (flips if size == smallest else [])


@unhurried
@given(answers=SOME_ANSWERS)
def test_scores_are_the_sums_of_what_is_told(answers: Answers) -> None:
    data = as_data(recommend(answers))
    told = data["reasons"] + data["against"]

    for framework, score in data["scores"].items():
        weights = [WEIGHTS[one["strength"]] for one in told if one["favours"] == framework]
        assert sum(weights) == score, answers
    assert all(one["favours"] == data["framework"] for one in data["reasons"])
    assert not any(one["favours"] == data["framework"] for one in data["against"])


@unhurried
@given(answers=SOME_ANSWERS)
def test_the_larger_sum_wins_unless_a_reason_is_decisive(answers: Answers) -> None:
    data = as_data(recommend(answers))
    django, flask = data["scores"]["django"], data["scores"]["flask"]

    settled = [one["favours"] for one in data["reasons"] if one["strength"] == "decisive"]
    expected = settled[0] if settled else ("flask" if flask > django else "django")
    assert data["framework"] == expected, answers
    assert data["decisive"] == bool(settled)

"""One pick for the same words: only what was said, or follows from it, weighs."""

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answers.answers_file import read_answers
from generator.answers.clashes import clashes
from generator.answers.completing import said_or_followed
from generator.answers.questions import BY_NAME, Answer, Answers
from generator.answers.validation import check_recommendable
from generator.errors import ClashingAnswers
from generator.guidance.deciding import Decision, decide, outcome, pinned
from generator.guidance.decision_record import decision_record
from generator.guidance.recommendation import recommend
from generator.guidance.rules import RECOMMENDED_ON
from generator.templating.provenance import making_record

SOME_ANSWERS = st.fixed_dictionaries(
    {"project_name": st.just("Shelf")},
    optional={name: st.sampled_from(BY_NAME[name].values) for name in RECOMMENDED_ON},
)


def decided(answers: Mapping[str, Answer]) -> Decision | None:
    """Decide, where the answers go together."""
    with suppress(ClashingAnswers):
        check_recommendable({name: answers[name] for name in answers if name != "project_name"})
        decision = decide(answers)
        if not clashes({**decision.completed.answers, "framework": decision.framework}):
            return decision
    return None


@settings(deadline=None)
@given(answers=SOME_ANSWERS)
def test_a_project_is_made_with_what_is_recommended(answers: Answers) -> None:
    decision = decided(answers)
    if decision is None:
        return
    pick = recommend(said_or_followed(answers)).framework

    assert decision.framework == pick
    assert answers.items() <= decision.completed.answers.items()
    assert decide(pinned(decision.completed.answers, pick)).framework == pick


@settings(deadline=None)
@given(answers=SOME_ANSWERS)
def test_the_record_of_a_project_makes_the_same_again(
    answers: Answers, tmp_path_factory: pytest.TempPathFactory
) -> None:
    if decided(answers) is None:
        return
    framework, whole, defaults = outcome(answers)
    record = making_record(framework, {**whole, "__defaults": defaults})
    path = tmp_path_factory.getbasetemp() / "record.toml"
    path.write_text(record, encoding="utf-8")

    assert outcome(read_answers(path)) == (framework, whole, defaults)


def test_a_default_that_is_another_one_by_now_is_still_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "record.toml"
    path.write_text('[startwise]\ndefaults = ["database"]\n[answers]\ndatabase = "mysql"\n')

    assert read_answers(path) == {"database": "mysql"}


@pytest.mark.parametrize(
    ("said", "framework", "left_out"),
    [
        ({"database": "postgresql", "rest": True, "size": "small"}, "flask", {"auth", "admin"}),
        ({"database": "postgresql"}, "django", set()),
        ({"database": "postgresql", "auth": "accounts", "size": "small"}, "django", set()),
        ({}, "flask", {"auth", "admin"}),
    ],
    ids=["API", "database", "accounts", "nothing"],
)
def test_what_nobody_asked_for_is_not_made_where_it_would_turn_the_pick(
    said: Answers, framework: str, left_out: set[str]
) -> None:
    decision = decide(said)

    assert decision.framework == framework
    followed = decision.completed.followed
    assert {one.name for one in followed if "would speak for Django" in one.because} == left_out
    for name in left_out:
        assert decision.completed.answers[name] == BY_NAME[name].left_out


def test_the_decision_record_lists_defaults_apart() -> None:
    framework, answers, defaults = outcome({"project_name": "Shelf", "database": "postgresql"})
    text = decision_record(framework, {**answers, "__defaults": defaults})

    assert "These answers count:\n\n- database: postgresql\n" in " ".join(text.split(" "))
    assert "Defaults, which do not count: auth: accounts and admin: yes." in text
    assert tomllib.loads(making_record(framework, {**answers, "__defaults": defaults}))[
        "startwise"
    ]["defaults"] == ["auth", "admin"]


def test_a_default_that_an_answer_cannot_do_without_stays() -> None:
    decision = decide({"project_name": "Shelf", "admin": True, "size": "small"})
    assert decision.framework == "flask"
    assert decision.completed.answers["auth"] == "accounts"

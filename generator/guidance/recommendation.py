"""The recommendation: the pick, its reasons, what speaks against it, what would change it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from generator.answers.questions import Answer, Answers
from generator.answers.ways import those_for
from generator.guidance.counting import is_settled, reasons_for
from generator.guidance.disagreements import DISAGREEMENTS, IGNORED, Disagreement, Ignored
from generator.guidance.flips import smallest_flips
from generator.guidance.frameworks import FRAMEWORKS, Framework, other_than
from generator.guidance.parts import Part, cannot_bring, parts
from generator.guidance.rules import TIE, WEIGHTS, Rule
from generator.guidance.weighing import Verdict, weigh, weighed_answers, weightiest_first
from generator.guidance.what_decided import what_decided

# Sums this close, where no decisive reason settles it, make a pick contested as well.
_CLOSE = 1


@dataclass(frozen=True)
class Recommendation:
    """What the articles advise for one set of answers.

    A decisive reason adds nothing to ``scores``, and settles the pick whatever they are. It is
    ``contested`` where a strong reason speaks against it or, where none is decisive, the sums are
    at most 1 apart. Reasons for and ``against`` it come weightiest first; ``ignored`` is what
    nobody should choose by, ``flips`` are the smallest changes of answers that give the other
    framework. ``impossible`` says why a framework cannot be had with these answers. ``because``
    is what decided it, and both sums.
    """

    framework: Framework
    scores: Mapping[Framework, int]
    decisive: bool
    contested: bool
    reasons: tuple[Rule, ...]
    against: tuple[Rule, ...]
    ignored: tuple[Ignored, ...]
    flips: tuple[Answers, ...]
    disagreements: tuple[Disagreement, ...]
    parts: tuple[Part, ...]
    impossible: Mapping[Framework, tuple[str, ...]]
    because: str

    @property
    def other(self) -> Framework:
        """Return the framework that was not picked."""
        return other_than(self.framework)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what has changed since the articles gave these reasons, once each, dated."""
        rules = (*self.reasons, *self.against)
        return tuple(dict.fromkeys(note for rule in rules for note in rule.notes))


def recommend(
    answers: Mapping[str, Answer], defaults: Mapping[str, Answer] = MappingProxyType({})
) -> Recommendation:
    """Pick the framework that the articles advise for these answers.

    ``answers`` are parsed ones, by question; what is missing counts as left out (none, no, open),
    and what no article speaks about counts for nothing. Neither do ``defaults``, which nobody gave;
    but what each framework brings is told of them too. The result depends on nothing else.
    """
    whole = weighed_answers(answers)
    taken = {name: defaults.get(name, answer) for name, answer in whole.items()}
    rules = reasons_for(whole, answers)
    verdict = weigh(rules)
    if verdict.tie:
        rules = (*rules, TIE)
    against = weightiest_first(rule for rule in rules if rule.favours != verdict.framework)
    reasons = weightiest_first(rule for rule in rules if rule.favours == verdict.framework)
    return Recommendation(
        framework=verdict.framework,
        scores=verdict.scores,
        decisive=verdict.decisive,
        contested=_is_contested(verdict, against),
        reasons=reasons,
        against=against,
        ignored=IGNORED,
        # What one framework cannot do is none of the answers that articles weigh.
        flips=() if is_settled(rules) else smallest_flips(whole, verdict.framework, answers.keys()),
        disagreements=those_for(whole, DISAGREEMENTS),
        parts=those_for({**answers, **defaults}, parts()),
        impossible={
            name: why for name in FRAMEWORKS if (why := cannot_bring(name, {**answers, **whole}))
        },
        because=what_decided((*reasons, *against), verdict, taken),
    )


def as_data(recommendation: Recommendation) -> dict[str, Any]:
    """Return a recommendation as JSON has it.

    A strength is one word: decisive, strong (4), moderate (2), slight (1), or tie, which adds
    nothing and only breaks an even score.
    """
    return {
        "framework": recommendation.framework,
        "scores": dict(recommendation.scores),
        "decisive": recommendation.decisive,
        "contested": recommendation.contested,
        "reasons": [_reason_as_data(rule) for rule in recommendation.reasons],
        "against": [_reason_as_data(rule) for rule in recommendation.against],
        "ignored": list(map(asdict, recommendation.ignored)),
        "flips": [
            {"answers": flip, "framework": recommendation.other} for flip in recommendation.flips
        ],
        "disagreements": [
            {"about": one.about, "settled": one.settled, "articles": list(one.articles)}
            for one in recommendation.disagreements
        ],
        "changes": list(recommendation.notes),
        "parts": [
            {"concern": part.concern, **{one: asdict(part.of(one)) for one in FRAMEWORKS}}
            for part in recommendation.parts
        ],
        "impossible": {name: list(why) for name, why in recommendation.impossible.items()},
    }


def _reason_as_data(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "favours": rule.favours,
        "strength": rule.strength,
        "because": rule.because,
        "articles": list(rule.articles),
        "note": " ".join(rule.notes),
    }


def _is_contested(verdict: Verdict, against: tuple[Rule, ...]) -> bool:
    if any(WEIGHTS[rule.strength] >= WEIGHTS["strong"] for rule in against):
        return True
    django, flask = verdict.scores["django"], verdict.scores["flask"]
    return not verdict.decisive and abs(django - flask) <= _CLOSE

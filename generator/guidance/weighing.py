"""From the reasons that answers bring up to a pick: what they add up to, who wins."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.answers.questions import LEFT_OUT, Answer, Answers
from generator.guidance.frameworks import FRAMEWORKS, NAMES, Framework
from generator.guidance.rules import RECOMMENDED_ON, STRENGTHS, WEIGHTS, Rule


class Verdict(NamedTuple):
    """The framework, the sum of each, and whether one reason settled it whatever they are."""

    framework: Framework
    scores: Mapping[Framework, int]
    decisive: bool

    @property
    def tie(self) -> bool:
        """Whether the sums are even and nothing else settles it."""
        return not self.decisive and self.scores["django"] == self.scores["flask"]


def weighed_answers(answers: Mapping[str, Answer]) -> Answers:
    """Return an answer to every question that counts; what is missing was left out."""
    return {name: answers.get(name, LEFT_OUT[name]) for name in RECOMMENDED_ON}


def weigh(rules: Iterable[Rule]) -> Verdict:
    """Return the verdict: a decisive reason settles it, else the larger sum; a tie is Django's."""
    scores: dict[Framework, int] = {"django": 0, "flask": 0}
    settled: Framework | None = None
    for rule in rules:
        scores[rule.favours] += WEIGHTS[rule.strength]
        if rule.strength == "decisive":
            settled = rule.favours
    larger: Framework = "flask" if scores["flask"] > scores["django"] else "django"
    return Verdict(settled or larger, scores, decisive=settled is not None)


def weightiest_first(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return reasons by their strength, those of one strength in the order they came in."""
    return tuple(sorted(rules, key=lambda rule: STRENGTHS.index(rule.strength)))


def both_sums(scores: Mapping[Framework, int]) -> str:
    """Return both sums: ``Django 6 : Flask 3``."""
    return " : ".join(f"{NAMES[one]} {scores[one]}" for one in FRAMEWORKS)

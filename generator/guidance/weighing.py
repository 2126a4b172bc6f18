"""From answers to a pick: which reasons fire, what they add up to, who wins."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.answers.questions import (
    LEFT_OUT,
    Answer,
    Answers,
)
from generator.guidance.frameworks import Framework
from generator.guidance.rules import RECOMMENDED_ON, RULES, WEIGHTS, Rule


class Verdict(NamedTuple):
    """The framework, the sum of each, and how it was settled."""

    framework: Framework
    django: int
    flask: int
    decisive: bool
    tie: bool


def weighed_answers(answers: Mapping[str, Answer]) -> Answers:
    """Give an answer to every question that counts; what is missing was left out."""
    return {name: answers.get(name, LEFT_OUT[name]) for name in RECOMMENDED_ON}


def fired(answers: Mapping[str, Answer]) -> tuple[Rule, ...]:
    """Give the rules that these answers, one to every question that counts, bring up."""
    return tuple([rule for rule in RULES if rule.fires(answers)])


def weigh(rules: Iterable[Rule]) -> Verdict:
    """Give the verdict: a decisive reason settles it, else the larger sum; a tie is Django's."""
    sums: dict[Framework, int] = {"django": 0, "flask": 0}
    settled: Framework | None = None
    for rule in rules:
        sums[rule.favours] += WEIGHTS[rule.strength]
        if rule.strength == "decisive":
            settled = rule.favours
    django, flask = sums["django"], sums["flask"]
    if settled is not None:
        return Verdict(settled, django, flask, decisive=True, tie=False)
    framework: Framework = "flask" if flask > django else "django"
    return Verdict(framework, django, flask, decisive=False, tie=django == flask)

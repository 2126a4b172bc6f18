"""What the answers so far add up to: the sums of both frameworks, and what weighed most."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.answers.completing import said_or_followed
from generator.answers.questions import Answer
from generator.guidance.counting import reasons_for
from generator.guidance.frameworks import NAMES
from generator.guidance.rules import Rule
from generator.guidance.weighing import Verdict, both_sums, weigh, weighed_answers
from generator.guidance.what_decided import what_decided


@dataclass(frozen=True)
class Tally:
    """The reasons that answers bring up, and what they come to."""

    rules: tuple[Rule, ...]
    verdict: Verdict
    answers: Mapping[str, Answer]


def tally(said: Mapping[str, Answer]) -> Tally:
    """Return what was said so far adds up to; defaults that nobody gave count for nothing yet."""
    known = said_or_followed(said)
    answers = weighed_answers(known)
    rules = reasons_for(answers, known)
    if "database" not in known:
        # Everything else that was left out is silent; no database would speak for Flask.
        rules = tuple(rule for rule in rules if "database" not in rule.when)
    return Tally(rules, weigh(rules), answers)


def line(now: Tally) -> str:
    """Return the pick, what decides it, and both sums on one line."""
    if not now.rules:
        return "no answer yet speaks for Django or for Flask"
    decided = what_decided(now.rules, now.verdict, now.answers)
    return f"{NAMES[now.verdict.framework]}, because {decided}"


def short_line(now: Tally) -> str:
    """Return the same in few words."""
    sums = both_sums(now.verdict.scores)
    if now.verdict.decisive:
        return f"{NAMES[now.verdict.framework]}, whatever the sums: {sums}"
    return sums

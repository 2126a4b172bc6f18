"""The reasons that ``rules.toml`` holds: which answers each rests on, and what it weighs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.answers.questions import QUESTIONS
from generator.answers.ways import Way, way_meant
from generator.guidance.data import document, entries
from generator.guidance.frameworks import Framework

Strength = Literal["tie", "slight", "moderate", "strong", "decisive"]

# What a strength adds to its framework's sum, the weightiest first. A decisive reason settles the
# pick whatever the sums are, and the tie-break only speaks when they are even: they add nothing.
WEIGHTS: Mapping[Strength, int] = {"decisive": 0, "strong": 4, "moderate": 2, "slight": 1, "tie": 0}
STRENGTHS = tuple(WEIGHTS)


@dataclass(frozen=True)
class Rule:
    """One reason: it fires when every answer named in ``when`` is among those listed there.

    ``notes`` say, with their dates, where the world has moved on since. What is decisive is told
    ``in_short`` too, to stand beside the pick.
    """

    id: str
    when: Way
    favours: Framework
    strength: Strength
    because: str
    articles: tuple[str, ...]
    notes: tuple[str, ...] = ()
    in_short: str = ""


def _rule(name: str, said: dict[str, Any]) -> Rule:
    notes = tuple(document("rules")["notes"][note] for note in said.get("notes", ()))
    return Rule(name, **{**said, "when": way_meant(said["when"]), "notes": notes})


*_REASONS, TIE = entries("rules", _rule, "rules")
RULES = tuple(_REASONS)

# The questions that a recommendation rests on, in the order in which they are told.
RECOMMENDED_ON = tuple(
    question.name for question in QUESTIONS if any(question.name in rule.when for rule in RULES)
)

"""What people may look for beside Django and Flask, and what to think of it in one sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.answers.questions import Answer
from generator.guidance.data import entries


@dataclass(frozen=True)
class Neighbour:
    """A framework or library that no project has; ``answers`` are the nearest that there is."""

    name: str
    what: str
    answers: Mapping[str, Answer] = field(default_factory=dict, hash=False)


def _neighbour(name: str, said: dict[str, Any]) -> Neighbour:
    return Neighbour(name, **said)


NEIGHBOURS = entries("neighbours", _neighbour, "neighbours")

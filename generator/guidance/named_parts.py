"""Parts by the names that the articles, or their readers, know, and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.answers.questions import Answer
from generator.guidance.data import entries


@dataclass(frozen=True)
class NamedPart:
    """A part that articles name, or that people still look for.

    ``since`` says what became of it, and is empty where it is used as they say; ``what`` says what
    it is for, where no distribution of its name does. Both are half a sentence. ``answers`` are
    those that call for it.
    """

    name: str
    articles: tuple[str, ...] = ()
    since: str = ""
    what: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return f"{self.name} [{', '.join(self.articles)}]"


def _part(name: str, said: dict[str, Any]) -> NamedPart:
    return NamedPart(name, **said)


OLD_NAMES = entries("named_parts", _part, "old")
BY_NAME = {part.name: part for part in (*OLD_NAMES, *entries("named_parts", _part, "in_use"))}

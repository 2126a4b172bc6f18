"""What a question, an answer, a reason, an article or a part means, as plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from generator.guidance.parts import Part

Kind = Literal[
    "question",
    "answer",
    "framework",
    "rule",
    "article",
    "topic",
    "list",
    "package",
    "part",
    "neighbour",
    "feature",
    "capability",
    "preset",
    "file",
]
# What stands on one line of a meaning, by name, as JSON has it.
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Meaning:
    """One thing that a word stands for, as JSON has it; its text is laid out from the same rows.

    ``name`` is its whole name, by which it alone can be asked for; ``said`` is how it is said,
    where it can be. The articles: what each ``held``, which are ``silent``, where they disagree
    (``disputes``). ``weighs`` are the reasons that it counts in, each with the other answers that
    it asks for. ``stands`` says by a name of today what stands for it, or what it stands for;
    ``since`` what has changed, with dates; ``goes`` what follows from it or clashes with it.
    ``options`` are the choices of a question, ``lists`` the names in a list of them, and
    ``commands`` what to type next.
    """

    kind: Kind
    name: str
    what: str
    said: str = ""
    held: tuple[Row, ...] = ()
    silent: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    weighs: tuple[Row, ...] = ()
    brings: tuple[Row, ...] = ()
    stands: Mapping[str, str] = field(default_factory=dict)
    since: tuple[str, ...] = ()
    goes: tuple[str, ...] = ()
    options: tuple[Row, ...] = ()
    lists: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()


def held(article: str, holds: str, about: str = "") -> Row:
    """Return what one article holds; ``about`` names the question where several are told of."""
    return {"article": article, "holds": holds, "about": about}


def brought(parts: Iterable[Part]) -> tuple[Row, ...]:
    """Return what each framework brings, in words."""
    return tuple(
        {"concern": part.concern, "django": part.django.words, "flask": part.flask.words}
        for part in parts
    )

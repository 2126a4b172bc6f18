"""What a question, an answer, a reason, an article or a part means, as plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from generator.guidance.parts import Part
from generator.guidance.rules import Rule

Kind = Literal[
    "question", "answer", "framework", "rule", "article", "topic", "package", "part", "feature"
]


@dataclass(frozen=True)
class Held:
    """What one article holds; ``about`` names the question where several are told of."""

    article: str
    holds: str
    about: str = ""


@dataclass(frozen=True)
class Option:
    """One choice of a question: what it is, what it weighs in short, what it brings."""

    answer: str
    what: str
    weighs: str
    brings: tuple[Part, ...]


@dataclass(frozen=True)
class Meaning:
    """One thing that a word stands for.

    Attributes:
        kind: what sort of thing it is.
        name: its whole name, by which it alone can be asked for.
        what: what it is for.
        said: how it is said, where it can be.
        held: what each article holds.
        silent: the articles that say nothing of it.
        disputes: where the articles disagree on it.
        weighs: the reasons that it counts in, each with the other answers that it asks for.
        brings: what each framework brings for it.
        stands: by a name of today, what stands for it, or what it stands for.
        since: what has changed since the articles were written, with dates.
        goes: what follows from it, and what it clashes with.
        options: the choices of a question.
        commands: what to type next.
    """

    kind: Kind
    name: str
    what: str
    said: str = ""
    held: tuple[Held, ...] = ()
    silent: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    weighs: tuple[tuple[Rule, str], ...] = ()
    brings: tuple[Part, ...] = ()
    stands: Mapping[str, str] = field(default_factory=dict)
    since: tuple[str, ...] = ()
    goes: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    commands: tuple[str, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """What a word means: one thing, or several that share its name."""

    word: str
    meanings: tuple[Meaning, ...]


def as_data(explanation: Explanation) -> dict[str, Any]:
    """Give an explanation as JSON has it."""
    return {"word": explanation.word, "meanings": list(map(_as_data, explanation.meanings))}


def _as_data(meaning: Meaning) -> dict[str, Any]:
    return {
        **asdict(meaning),
        "weighs": [
            {
                "rule": rule.id,
                "favours": rule.favours,
                "strength": rule.strength,
                "because": rule.because,
                "when": when,
                "articles": rule.articles,
            }
            for rule, when in meaning.weighs
        ],
        "brings": _words(meaning.brings),
        "options": [{**vars(one), "brings": _words(one.brings)} for one in meaning.options],
    }


def _words(parts: Iterable[Part]) -> list[dict[str, str]]:
    return [
        {"concern": part.concern, "django": part.django.words, "flask": part.flask.words}
        for part in parts
    ]

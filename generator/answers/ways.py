"""Ways of answering: which answers something is for, and whether some answers are among them."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from generator.answers.questions import BY_NAME, LEFT_OUT, Answer

# The answers that a question may have, for each question that matters.
Way = Mapping[str, frozenset[Answer]]


class _ForSomeAnswers(Protocol):
    @property
    def when(self) -> Way: ...


_Entry = TypeVar("_Entry", bound=_ForSomeAnswers)

# Before an answer, or what answers have in common: every other one.
_NOT = "!"


def among(*choices: Answer) -> frozenset[Answer]:
    """Return the answers that something takes."""
    return frozenset(choices)


def of_kind(name: str, kind: str) -> frozenset[Answer]:
    """Return the answers to a question that have something in common."""
    return BY_NAME[name].of_kind(kind)


def others(name: str, answers: frozenset[Answer]) -> frozenset[Answer]:
    """Return the answers to a question that are none of these."""
    return frozenset(BY_NAME[name].values) - answers


def holds(way: Way, answers: Mapping[str, Answer]) -> bool:
    """Whether answers are among those that a way allows; what is missing was left out."""
    for name, allowed in way.items():
        if (answers[name] if name in answers else LEFT_OUT[name]) not in allowed:
            return False
    return True


def is_met(ways: Iterable[Way], answers: Mapping[str, Answer]) -> bool:
    """Whether answers are among those that any of these ways allows."""
    return any(holds(way, answers) for way in ways)


def those_for(answers: Mapping[str, Answer], entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """Return the entries, such as rules, that these answers bring up: whose ``when`` holds."""
    return tuple([one for one in entries if holds(one.when, answers)])


def was_said(way: Way, said: Mapping[str, Answer]) -> bool:
    """Whether a way is among what was said: it rests on nothing that is missing."""
    return way.keys() <= said.keys() and holds(way, said)


def answers_meant(name: str, said: object) -> frozenset[Answer]:
    """Return the answers meant: an answer, a kind of choices, all but one, or any of a list.

    Raises:
        ValueError: there is no such question, or no such answer to it.
    """
    if name not in BY_NAME:
        raise ValueError(f"{name}: there is no such question")
    question = BY_NAME[name]
    meant: frozenset[Answer] = frozenset()
    for word in said if isinstance(said, list) else [said]:
        text = word if isinstance(word, str) else ""
        if isinstance(word, bool) is isinstance(question.default, bool) and word in question.values:
            meant |= {word}
        elif question.of_kind(text):
            meant |= question.of_kind(text)
        elif text[:1] == _NOT and (text[1:] in question.values or question.of_kind(text[1:])):
            meant |= others(name, question.of_kind(text[1:]) or frozenset({text[1:]}))
        else:
            raise ValueError(f"{name} = {said!r}: {word!r} is no answer to it")
    return meant


def way_meant(said: Mapping[str, object]) -> Way:
    """Return the answers meant to each question that is named."""
    return {name: answers_meant(name, answers) for name, answers in said.items()}

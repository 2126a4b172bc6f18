"""Answers that a preset holds: one, or one of several, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.answers.clashes import CONSTRAINED, Clash, clashes_among
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, Answer, Answers
from generator.errors import WrongRequest
from generator.terminal.paragraphs import listed_words


@dataclass(frozen=True)
class Lock:
    """The answers that a question may have, the first as a default, and why, in a sentence.

    ``origin`` says whose lock it is, as in ``acme's preset``.
    """

    name: str
    answers: tuple[Answer, ...]
    because: str
    origin: str

    @property
    def held(self) -> str:
        """Return what it holds, in words."""
        return listed_words([shown(one) for one in self.answers], "or")

    def refusal(self, answer: Answer) -> str:
        """Return why an answer cannot be, or an empty string."""
        if answer in self.answers:
            return ""
        return f"{self.origin} requires {self.held}: {self.because}"


class HeldAnswer(WrongRequest):
    """An answer that a preset holds otherwise."""


def refusal_of(locks: Iterable[Lock], name: str, answer: Answer) -> str:
    """Return why locks refuse an answer, or an empty string."""
    return "; ".join(filter(None, (one.refusal(answer) for one in locks if one.name == name)))


def check_locks(locks: Sequence[Lock], said: Mapping[str, Answer]) -> None:
    """Refuse answers that are said otherwise than locks hold them, all at once."""
    found = {name: refusal_of(locks, name, answer) for name, answer in said.items()}
    refused = [
        f"{BY_NAME[name].word} {shown(said[name])}: {why}" for name, why in found.items() if why
    ]
    if refused:
        told = "; ".join(one.rstrip(".") for one in refused)
        error = HeldAnswer(f"{told}.", "Leave it out, or ask the owner of the preset.")
        error.at_odds = tuple(name for name, why in found.items() if why)
        raise error


def allowed_by(locks: Iterable[Lock]) -> dict[str, tuple[Answer, ...]]:
    """Return, for each question that is locked, the answers that all locks allow, best first."""
    allowed: dict[str, tuple[Answer, ...]] = {}
    for one in locks:
        before = allowed.get(one.name, one.answers)
        allowed[one.name] = tuple(answer for answer in one.answers if answer in before)
    return allowed


def problems_of(locks: Sequence[Lock]) -> Iterator[str]:
    """Yield why locks cannot be met, whatever else is said."""
    allowed = allowed_by(locks)
    impossible = [name for name, answers in allowed.items() if not answers]
    for name in impossible:
        held = listed_words(
            [f"{one.origin} requires {one.held}" for one in locks if one.name == name]
        )
        yield f"{name}: {held}; no answer is both"
    if not impossible and (met := _closest(allowed)) is not None:
        clash = met
        named = [one for one in locks if one.name in clash.when]
        held = listed_words([f"{one.name} {one.held} ({one.origin})" for one in named])
        yield f"{held} cannot stand together: {clash.because}"


def _closest(allowed: Mapping[str, tuple[Answer, ...]]) -> Clash | None:
    """Return a clash that no choice among the allowed answers avoids; None where one does."""
    names = [name for name in CONSTRAINED if name in allowed]

    def clash_in(chosen: Answers, rest: Sequence[str]) -> Clash | None:
        found = clashes_among(chosen)
        if found:
            return found[0]
        if not rest:
            return None
        last: Clash | None = None
        for answer in allowed[rest[0]]:
            last = clash_in({**chosen, rest[0]: answer}, rest[1:])
            if last is None:
                return None
        return last

    return clash_in({}, names)

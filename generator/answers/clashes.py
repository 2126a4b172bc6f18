"""Which answers cannot stand together, what follows so that they do not, and what could stand."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from generator.answers.questions import BY_NAME, LEFT_OUT, Answer, Answers
from generator.answers.toml_documents import toml_document
from generator.answers.ways import Way, those_for, was_said, way_meant


@dataclass(frozen=True, eq=False)
class Clash:
    """Answers at odds, and why in half a sentence.

    Where nothing was said of the question ``follows``, the answer follows that is not at odds with
    the others, because of ``so``.
    """

    when: Way
    because: str
    follows: str = ""
    so: str = ""


def _clashes() -> Iterator[Clash]:
    text = Path(__file__).with_name("clashes.toml").read_text(encoding="utf-8")
    for said in toml_document(text)["clashes"]:
        yield Clash(**{**said, "when": way_meant(said["when"])})


CLASHES = tuple(_clashes())
# The questions that a clash can name; the others go with everything.
CONSTRAINED = tuple(name for name in BY_NAME if any(name in clash.when for clash in CLASHES))


def clashes(answers: Mapping[str, Answer]) -> tuple[Clash, ...]:
    """Return every clash among these answers.

    Answers that are missing count as left out (none, no, open, auto), so that a partial set can be
    asked about too.
    """
    return those_for(answers, CLASHES)


def clashes_among(said: Mapping[str, Answer]) -> tuple[Clash, ...]:
    """Return the clashes among the answers that were said; what was not clashes with nothing."""
    return tuple(clash for clash in CLASHES if was_said(clash.when, said))


def nearest_valid(
    answers: Mapping[str, Answer],
    allowed: Callable[[str, Answer], bool],
    clashing: Callable[[Answers], object] = clashes,
) -> tuple[Answers, ...]:
    """Return the smallest changes of answers after which nothing clashes.

    ``allowed`` says whether an answer may be offered (one that no template renders may not), and
    ``clashing`` whether the answers so changed still clash.
    """
    whole = {name: LEFT_OUT[name] for name in CONSTRAINED} | dict(answers)
    return smallest_changes(
        whole, CONSTRAINED, lambda change: not clashing({**answers, **change}), allowed
    )


def smallest_changes(
    answers: Mapping[str, Answer],
    questions: Sequence[str],
    will_do: Callable[[Answers], bool],
    allowed: Callable[[str, Answer], bool] = lambda *_: True,
) -> tuple[Answers, ...]:
    """Return every smallest change of answers that will do, in the order of the questions."""
    for size in range(1, len(questions) + 1):
        found = tuple(
            change
            for names in combinations(questions, size)
            for change in _changes(answers, names, allowed)
            if will_do(change)
        )
        if found:
            return found
    return ()


def _changes(
    answers: Mapping[str, Answer], names: tuple[str, ...], allowed: Callable[[str, Answer], bool]
) -> Iterator[Answers]:
    others = (
        [value for value in BY_NAME[name].values if value != answers[name] and allowed(name, value)]
        for name in names
    )
    for values in product(*others):
        yield dict(zip(names, values, strict=True))

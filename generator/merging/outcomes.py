"""What is merged, and what comes of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass


class CannotSplit(ValueError):
    """A text is not made of the units that a merge by them would need."""


@dataclass(frozen=True)
class Sides:
    """Three texts: the owner's, what it was made from, and what it would be made as now."""

    ours: str
    base: str
    theirs: str


@dataclass(frozen=True)
class Outcome:
    """A merged text, how many conflicts are marked in it, and what was decided, in sentences."""

    text: str
    conflicts: int = 0
    remarks: tuple[str, ...] = ()


Merger = Callable[[Sides], Outcome]
Same = Callable[[str, str], bool]


_WORD = re.compile(r"\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; nothing but a line feed ends one, as Python counts them."""
    return _LINE.findall(text)


def is_equal(left: str, right: str) -> bool:
    """Whether two texts are the same, letter by letter."""
    return left == right


def settled(sides: Sides, is_same: Same = is_equal) -> str | None:
    """Return the text where at most one side changed it, or both in the same way; else None."""
    if sides.ours == sides.theirs or is_same(sides.theirs, sides.base):
        return sides.ours
    if is_same(sides.ours, sides.base):
        return sides.theirs
    return sides.ours if is_same(sides.ours, sides.theirs) else None


def only_took_out(ours: str, base: str) -> bool:
    """Whether a text is another one with parts taken out, and nothing put in."""
    words = iter(_WORD.findall(base))
    return all(word in words for word in _WORD.findall(ours))


def best_of(*mergers: Merger) -> Merger:
    """Return a merge by the first way that has no conflict, or the one with the fewest."""

    def merge(sides: Sides) -> Outcome:
        best: Outcome | None = None
        for merger in mergers:
            try:
                found = merger(sides)
            except (CannotSplit, RecursionError):
                continue
            if not found.conflicts:
                return found
            if best is None or found.conflicts < best.conflicts:
                best = found
        if best is None:
            raise CannotSplit
        return best

    return merge

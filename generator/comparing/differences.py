"""Line diffs of two texts, as data."""

from collections import Counter
from dataclasses import dataclass

# Beyond so many lines together, or so many pairs of lines that are the same, lines that recur
# often are not matched: it would take too long.
_LONG = 1000
_MANY_PAIRS = 20_000


@dataclass(frozen=True)
class Change:
    """So many lines that both sides have, then those that each has instead of the other."""

    same: int
    left: int
    right: int


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text as editors count them: parted by line feeds alone."""
    lines = text.split("\n")
    return tuple(lines if lines[-1] else lines[:-1])


def differences(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[Change, ...]:
    """Return how the lines of the right come from those of the left, from the first to the last."""
    from difflib import SequenceMatcher

    if left == right:
        return (Change(len(left), 0, 0),) if left else ()
    matcher = SequenceMatcher(None, left, right, autojunk=_take_long(left, right))
    changes: list[Change] = []
    same = 0
    for tag, left_start, left_end, right_start, right_end in matcher.get_opcodes():
        if tag == "equal":
            same = left_end - left_start
        else:
            changes.append(Change(same, left_end - left_start, right_end - right_start))
            same = 0
    if same:
        changes.append(Change(same, 0, 0))
    return tuple(changes)


def _take_long(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if len(left) + len(right) > _LONG:
        return True
    there = Counter(right)
    return sum(count * there[line] for line, count in Counter(left).items()) > _MANY_PAIRS

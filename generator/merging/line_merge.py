"""Merging by lines, and the marks of a conflict."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.merging.outcomes import CannotSplit, Merger, Outcome, Sides, lines_of, settled
from generator.project.conflict_markers import CLOSING, MIDDLE, OPENING, PARTING

OURS, BASE, THEIRS = "yours", "as it was made", "as it would be made"


@dataclass(frozen=True)
class _Region:
    """The lines of each side between two places where all three agree, or those where they do."""

    ours: Sequence[str]
    base: Sequence[str]
    theirs: Sequence[str]


def by_lines(
    sides: Sides, inner: Merger | None = None, split: Callable[[str], list[str]] = lines_of
) -> Outcome:
    """Merge texts line by line; where both sides changed the same or neighbouring lines, mark it.

    What ``inner`` merges without a conflict is none. Where ``split`` returns several lines as one,
    these are not parted. It fails only where ``split`` does.
    """
    merged, conflicts = [], 0
    remarks: list[str] = []
    for region in _regions(*(split(one) for one in _texts(sides))):
        parts = Sides(*("".join(lines) for lines in (region.ours, region.base, region.theirs)))
        text = settled(parts)
        if text is None:
            found = _by(inner, parts) or Outcome(_narrowed(region), conflicts=1)
            text = found.text
            conflicts += found.conflicts
            remarks += found.remarks
        merged.append(text)
    return Outcome("".join(merged), conflicts, tuple(remarks))


def _by(inner: Merger | None, parts: Sides) -> Outcome | None:
    if inner is None:
        return None
    try:
        found = inner(parts)
    except CannotSplit:
        return None
    return None if found.conflicts else found


def conflict(sides: Sides) -> Outcome:
    """Return the three texts marked as a conflict."""
    return Outcome(_marked(sides), conflicts=1)


def differing(sides: Sides) -> Outcome:
    """Return the owner's text with each place marked where the other one differs from it."""
    ours, theirs = lines_of(sides.ours), lines_of(sides.theirs)
    merged, conflicts = [], 0
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        mine = "".join(ours[start:end])
        if tag == "equal":
            merged.append(mine)
        else:
            merged.append(_marked(Sides(mine, "", "".join(theirs[other_start:other_end]))))
            conflicts += 1
    return Outcome("".join(merged), conflicts)


def _texts(sides: Sides) -> tuple[str, str, str]:
    return sides.ours, sides.base, sides.theirs


def _marked(sides: Sides) -> str:
    ours, base, theirs = (f"{one}\n" if one and one[-1] != "\n" else one for one in _texts(sides))
    was = f"{MIDDLE} {BASE}\n{base}" if base else ""
    return f"{OPENING} {OURS}\n{ours}{was}{PARTING}\n{theirs}{CLOSING} {THEIRS}\n"


def _narrowed(region: _Region) -> str:
    """Return a conflict without the lines at its ends that both sides have."""
    ours, theirs = list(region.ours), list(region.theirs)
    start = 0
    while start < min(len(ours), len(theirs)) and ours[start] == theirs[start]:
        start += 1
    end = 0
    while end < min(len(ours), len(theirs)) - start and ours[-1 - end] == theirs[-1 - end]:
        end += 1
    before, after = "".join(ours[:start]), "".join(ours[len(ours) - end :])
    inner = Sides(
        "".join(ours[start : len(ours) - end]),
        "".join(region.base),
        "".join(theirs[start : len(theirs) - end]),
    )
    return before + _marked(inner) + after


def _regions(ours: list[str], base: list[str], theirs: list[str]) -> Iterator[_Region]:
    at = (0, 0, 0)
    for o, b, t, length in (*_agreeing(ours, base, theirs), (len(ours), len(base), len(theirs), 0)):
        yield _Region(ours[at[0] : o], base[at[1] : b], theirs[at[2] : t])
        at = (o + length, b + length, t + length)
        yield _Region(ours[o : at[0]], base[b : at[1]], theirs[t : at[2]])


def _agreeing(
    ours: list[str], base: list[str], theirs: list[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield where all three have the same lines: the start in each, and how many."""
    mine = SequenceMatcher(None, base, ours, autojunk=False).get_matching_blocks()
    other = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    first = second = 0
    while first < len(mine) and second < len(other):
        one, two = mine[first], other[second]
        start, end = max(one.a, two.a), min(one.a + one.size, two.a + two.size)
        if start < end:
            yield one.b + start - one.a, start, two.b + start - two.a, end - start
        if one.a + one.size < two.a + two.size:
            first += 1
        else:
            second += 1

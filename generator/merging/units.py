"""Merging by units: named parts of a text, such as statements, list items, sections, variables.

What both sides did to different units goes together, wherever these stand; what both did to one is
merged inside of it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.merging.line_merge import by_lines, conflict
from generator.merging.outcomes import (
    CannotSplit,
    Merger,
    Outcome,
    Same,
    Sides,
    is_equal,
    only_took_out,
    settled,
)
from generator.terminal.paragraphs import shortened

_LONGEST_TITLE = 60


@dataclass(frozen=True)
class Parts:
    """A text in units by their names, in their order, and what stands before and after them."""

    head: str
    units: Mapping[str, str]
    tail: str = ""


Split = Callable[[str], Parts]
Units = Mapping[str, str]


def _as_named(units: Units, _base: Units, _other: Units) -> Units:
    return units


@dataclass(frozen=True)
class How:
    """How texts of a kind are merged.

    ``inner`` merges a unit that both changed. ``owner_removes`` is whether what the owner took out
    stays out though it has changed since, ``we_remove`` whether what is not needed any more goes
    though the owner changed it. ``is_sorted`` says of units whether they stand in an order that a
    further one joins. ``renamed`` gives units of a side the names of those of the base that they
    replaced; it is called with that side, the base and the other side.
    """

    split: Split
    inner: Merger = by_lines
    is_same: Same = is_equal
    owner_removes: bool = False
    we_remove: Callable[[str], bool] = field(default=lambda _: False)
    is_sorted: Callable[[Sequence[str]], bool] = field(default=lambda _: False)
    renamed: Callable[[Units, Units, Units], Units] = _as_named


def numbered(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return units by name; the second of a name and those after it get a number."""
    units: dict[str, str] = {}
    seen: dict[str, int] = {}
    for name, text in pairs:
        seen[name] = seen.get(name, 0) + 1
        units[name if seen[name] == 1 else f"{name} ({seen[name]})"] = text
    return units


def by_units(how: How) -> Merger:
    """Return a merge by the units of a kind of text.

    It raises CannotSplit where a side has no such units, or where both replaced the same one.
    """

    def merge(sides: Sides) -> Outcome:
        ours, base, theirs = (how.split(text) for text in (sides.ours, sides.base, sides.theirs))
        mine = how.renamed(ours.units, base.units, theirs.units)
        new = how.renamed(theirs.units, base.units, ours.units)
        _check_replaced(mine, base.units, new)
        head = _end(Sides(ours.head, base.head, theirs.head), how.is_same)
        tail = _end(Sides(ours.tail, base.tail, theirs.tail), how.is_same)
        merged: dict[str, Outcome] = {}
        remarks: list[str] = []
        for name in dict.fromkeys((*mine, *new)):
            outcome = _unit(name, mine, base.units, new, how)
            if outcome.text:
                merged[name] = outcome
            remarks += outcome.remarks
        order = _in_order(list(merged), mine, base.units, new)
        if how.is_sorted(list(new.values())):
            order.sort(key=lambda name: merged[name].text.lower())
        outcomes = [head, *(merged[name] for name in order), tail]
        return Outcome(
            "".join(one.text for one in outcomes),
            sum(one.conflicts for one in outcomes),
            (*head.remarks, *remarks),
        )

    return merge


def _end(sides: Sides, is_same: Same) -> Outcome:
    text = settled(sides, is_same)
    return by_lines(sides) if text is None else Outcome(text)


def _unit(
    name: str,
    ours: Units,
    base: Units,
    theirs: Units,
    how: How,
) -> Outcome:
    """Merge one unit; one that goes is an empty text."""
    sides = Sides(ours.get(name, ""), base.get(name, ""), theirs.get(name, ""))
    text = settled(sides, how.is_same)
    if text is not None:
        return Outcome(_spaced(text, sides) if name in base and text else text)
    if name in ours and name in theirs:
        try:
            return how.inner(sides)
        except CannotSplit:
            return by_lines(sides)
    if name not in base:
        return Outcome(sides.ours or sides.theirs)
    return _removed(name, sides, how)


def _spaced(text: str, sides: Sides) -> str:
    """Return a unit with the blank lines before it that it has where these alone changed."""
    if not (sides.ours and sides.theirs):
        return text
    before = settled(Sides(*map(_blank_lines, (sides.ours, sides.base, sides.theirs))))
    return text if before is None else before + text.lstrip("\n")


def _blank_lines(text: str) -> str:
    return "\n" * (len(text) - len(text.lstrip("\n")))


def _removed(name: str, sides: Sides, how: How) -> Outcome:
    """Decide on a unit that one side took out and the other one changed."""
    if not sides.ours and how.owner_removes:
        return Outcome("", remarks=(f"{_title(name)} stays out, as you took it out.",))
    if not sides.theirs and how.we_remove(sides.ours):
        told = f"{_title(name)} goes, though you changed it: nothing needs it now."
        return Outcome("", remarks=(told,))
    if not sides.theirs and only_took_out(sides.ours, sides.base):
        told = f"{_title(name)} goes: nothing needs it now, and you only took parts of it out."
        return Outcome("", remarks=(told,))
    return conflict(sides)


def _title(name: str) -> str:
    """Return what a unit is called in a sentence: the first line of its name."""
    return shortened(name.splitlines()[0], _LONGEST_TITLE)


def _check_replaced(ours: Units, base: Units, theirs: Units) -> None:
    """Refuse units where both sides took one out and put others of their own in its place."""
    common = [name for name in base if name in ours and name in theirs]
    gone = _places([name for name in base if name not in ours and name not in theirs], base, common)
    mine = _places([name for name in ours if name not in base and name not in theirs], ours, common)
    new = _places(
        [name for name in theirs if name not in base and name not in ours], theirs, common
    )
    if gone & mine & new:
        raise CannotSplit


def _places(names: Sequence[str], units: Units, common: Sequence[str]) -> set[str]:
    """Return the unit that all sides have before each of these; an empty string for the start."""
    found, last, wanted, known = set(), "", set(names), set(common)
    for name in units:
        if name in known:
            last = name
        elif name in wanted:
            found.add(last)
    return found


def _in_order(
    names: Sequence[str],
    ours: Units,
    base: Units,
    theirs: Units,
) -> list[str]:
    """Return the names in the order of ``theirs``, or in the owner's where that is another.

    The others come after what they stand behind on their own side: what is new to the owner before
    what the owner added.
    """
    mine = [name for name in ours if name in base and name in theirs]
    was = [name for name in base if name in ours and name in theirs]
    is_reordered = mine != was
    first, second = (list(ours), list(theirs)) if is_reordered else (list(theirs), list(ours))
    wanted = set(names)
    order = [name for name in first if name in wanted]
    for place, name in enumerate(second):
        if name not in wanted or name in order:
            continue
        before = next((one for one in reversed(second[:place]) if one in order), None)
        at = 0 if before is None else order.index(before) + 1
        while at < len(order) and _is_new(order[at], ours, base, theirs):
            at += 1
        order.insert(at, name)
    return order


def _is_new(
    name: str, ours: Mapping[str, str], base: Mapping[str, str], theirs: Mapping[str, str]
) -> bool:
    return name in theirs and name not in base and name not in ours

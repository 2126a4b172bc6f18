"""Merging pages: by lines, but entries of a list by where they lead.

A list is made of entries and of blocks of them, such as all that only those who are logged in see:
each of both is one unit.
"""

import re
from collections.abc import Iterator

from generator.merging.line_merge import by_lines
from generator.merging.outcomes import CannotSplit, Merger, Outcome, Sides, best_of, lines_of
from generator.merging.units import How, Parts, by_units, numbered

_LIST_BEGINS = re.compile(r"<[ou]l\b")
_LIST_ENDS = re.compile(r"</[ou]l>")
_LEADS = re.compile(r"""href="((?:\{\{.*?\}\}|\{%.*?%\}|[^"])*)\"""")
_BEGINS_UNIT = re.compile(r"\s*(?:<li\b|\{%-?\s*\w+)")
_DIVIDES = re.compile(r"\s*\{%-?\s*(?:else|elif|empty)\b")
_TAG = re.compile(r"<(/?)(?:li|[ou]l)\b|\{%-?\s*(end)?(\w+)")


def _by_pieces(sides: Sides) -> Outcome:
    """Merge a page whose units go together; what does not is marked line by line."""
    found = by_lines(sides, inner=_entries_merged, split=_pieces)
    if found.conflicts:
        raise CannotSplit
    return found


def _by_single_lines(sides: Sides) -> Outcome:
    return by_lines(sides, inner=_entries_merged)


def _pieces(text: str) -> list[str]:
    """Return the lines of a page; of a list each unit is one."""
    found: list[str] = []
    inside: list[str] | None = None
    depth = 0
    for line in lines_of(text):
        if inside is None:
            found.append(line)
            if len(_LIST_BEGINS.findall(line)) > len(_LIST_ENDS.findall(line)):
                inside, depth = [], 1
            continue
        depth += len(_LIST_BEGINS.findall(line)) - len(_LIST_ENDS.findall(line))
        if depth > 0:
            inside.append(line)
        else:
            found += [*_units("".join(inside)), line]
            inside = None
    if inside is not None:
        raise CannotSplit
    return found


def _units(text: str) -> Iterator[str]:
    """Yield what the inside of a list is made of: each ends where all that it opened is closed."""
    blocks = set(re.findall(r"\{%-?\s*end(\w+)", text))
    begun, depth = "", 0
    for line in lines_of(text):
        begun += line
        depth += _opened(line, blocks)
        if depth < 0:
            raise CannotSplit
        if depth == 0:
            yield begun
            begun = ""
    if begun:
        raise CannotSplit


def _opened(line: str, blocks: set[str]) -> int:
    """Return how many elements and blocks a line opens that it does not close."""
    found = 0
    for closes, ends, word in _TAG.findall(line):
        if not word:
            found += -1 if closes else 1
        elif word in blocks:
            found += -1 if ends else 1
    return found


def _entries(text: str) -> Parts:
    """Return the units of a list by their link or what they begin with."""
    units = list(_units(text))
    if not all(map(_BEGINS_UNIT.match, units)) or any(map(_DIVIDES.match, units)):
        raise CannotSplit
    return Parts("", numbered((_name(unit), unit) for unit in units))


def _name(unit: str) -> str:
    first = unit.strip().splitlines()[0]
    leads = _LEADS.search(unit)
    return f"the link to {leads[1]}" if leads and first.startswith("<li") else first


def _inside(text: str) -> list[str]:
    """Return a block or an entry of several lines as its first line, its units and its last."""
    first, *lines, last = lines_of(text)
    return [first, *_units("".join(lines)), last]


def _unit_merged(sides: Sides) -> Outcome:
    if any(text.count("\n") < 2 for text in (sides.ours, sides.base, sides.theirs)):  # noqa: PLR2004
        return by_lines(sides)
    return by_lines(sides, inner=_entries_merged, split=_inside)


_entries_merged: Merger = by_units(How(_entries, _unit_merged, owner_removes=True))
merge: Merger = best_of(_by_pieces, _by_single_lines)

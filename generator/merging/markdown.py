"""Merging Markdown: sections by their heading, rows of tables by their first cell, paragraphs."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.merging.line_merge import by_lines
from generator.merging.outcomes import Merger, Outcome, Sides, best_of, lines_of
from generator.merging.units import How, Parts, Units, by_units, numbered

_HEADING = re.compile(r"#{1,6} ")
# What each stands for itself in a table or a list.
_ENTRIES = ("|", "- ", "* ")
# A README with fewer headings says too little to tell whether it was rewritten.
_FEWEST_HEADINGS = 4
# Of ours, at most so many may be left in one that was: its title may be ours, and one by chance.
_MOST_LEFT = 2
_ROW = "the row "
# The share of the shorter one's words from which on a paragraph is another one, changed.
_LEAST_ALIKE = 0.6


def merge(sides: Sides) -> Outcome:
    """Merge a document; one that the owner has written anew stays as it is."""
    ours, base = set(_sections(sides.ours).units), set(_sections(sides.base).units)
    if len(base) >= _FEWEST_HEADINGS and len(ours & base) <= _MOST_LEFT:
        new = [name for name in _sections(sides.theirs).units if name not in base]
        told = f" New in ours: {', '.join(new)}." if new else ""
        return Outcome(sides.ours, remarks=(f"It stays as you wrote it anew.{told}",))
    return _whole(sides)


def _sections(text: str) -> Parts:
    return Parts("", numbered(_headed(text)))


def _headed(text: str) -> Iterator[tuple[str, str]]:
    """Yield each section; the blank lines before a heading are part of it."""
    heading, begun, blank, is_code = "its beginning", "", "", False
    for line in lines_of(text):
        is_code ^= line.startswith("```")
        if not line.strip():
            blank += line
            continue
        if not is_code and _HEADING.match(line):
            if begun:
                yield heading, begun
            heading, begun = line.strip(), ""
        begun, blank = begun + blank + line, ""
    if begun or blank:
        yield heading, begun + blank


def _blocks(text: str) -> Parts:
    """Return the rows, entries, paragraphs and code of a section, each with the lines before it."""
    pairs: list[tuple[str, str]] = []
    begun, blank, is_code = "", "", False
    for line in lines_of(text):
        if not line.strip():
            blank += line
            continue
        if begun and not is_code and (blank or line.startswith(_ENTRIES)):
            pairs.append((_name(begun), begun))
            begun = ""
        begun, blank = begun + blank + line, ""
        is_code ^= line.startswith("```")
    if begun:
        pairs.append((_name(begun), begun))
    return Parts("", numbered(pairs), blank)


def _name(block: str) -> str:
    """Return what a block is known by: the first cell of a row, the whole of anything else."""
    text = block.strip()
    return f"{_ROW}{text.split('|')[1].strip()}" if text.startswith("|") else text


def _is_same(left: str, right: str) -> bool:
    """Whether blocks differ in the blank lines around them at most."""
    return left.strip("\n") == right.strip("\n")


def _renamed(units: Units, base: Units, other: Units) -> Units:
    """Return the blocks of a side, those that replaced one of the base by the name of that."""
    before, after = list(base), list(units)
    names: dict[str, str] = {}
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        gone = [name for name in before[start:end] if _is_known_by_text(name, units)]
        new = [name for name in after[new_start:new_end] if _is_known_by_text(name, base)]
        is_one = len(gone) == len(new) == 1
        names |= _replaced(gone, new, other if is_one else {})
    return {names.get(name, name): text for name, text in units.items()}


def _is_known_by_text(name: str, elsewhere: Units) -> bool:
    """Whether a block that is not elsewhere may be there in other words; a row has a name."""
    return name not in elsewhere and not name.startswith(_ROW)


def _replaced(gone: Sequence[str], new: Sequence[str], certain: Units) -> dict[str, str]:
    """Return which of the blocks that are gone each of the new ones stands for, in their order.

    Those that are ``certain`` need not be alike.
    """
    found: dict[str, str] = {}
    place = 0
    for name in gone:
        for at, other in enumerate(new[place:], place):
            if name.startswith("```") is other.startswith("```") and (
                name in certain or _is_alike(name, other)
            ):
                found[other] = name
                place = at + 1
                break
    return found


def _is_alike(left: str, right: str) -> bool:
    """Whether a block is another one, changed: code is code."""
    if left.startswith("```"):
        return True
    one, two = left.split(), right.split()
    common = sum(match.size for match in SequenceMatcher(None, one, two).get_matching_blocks())
    return common >= _LEAST_ALIKE * min(len(one), len(two))


_inside: Merger = best_of(
    by_units(How(_blocks, by_lines, _is_same, owner_removes=True, renamed=_renamed)), by_lines
)
_whole: Merger = best_of(by_units(How(_sections, _inside, owner_removes=True)), by_lines)

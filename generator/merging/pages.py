"""Merging pages: by lines, but entries of a list by where they lead."""

import re

from generator.merging.line_merge import by_lines
from generator.merging.outcomes import CannotSplit, Outcome, Sides, lines_of
from generator.merging.units import How, Parts, by_units, numbered

_ENTRY = re.compile(r"\s*<li\b[^>]*>.*</li>\s*$")
_LEADS = re.compile(r"""href="((?:\{\{.*?\}\}|\{%.*?%\}|[^"])*)\"""")


def merge(sides: Sides) -> Outcome:
    """Merge a page."""
    return by_lines(sides, inner=_entries_merged)


def _entries(text: str) -> Parts:
    """Return the entries of a list, each on its line, by their link or what they say."""
    lines = lines_of(text)
    if not all(map(_ENTRY.match, lines)):
        raise CannotSplit
    return Parts("", numbered((_name(line), line) for line in lines))


def _name(line: str) -> str:
    leads = _LEADS.search(line)
    return f"the link to {leads[1]}" if leads else line.strip()


_entries_merged = by_units(How(_entries, by_lines, owner_removes=True))

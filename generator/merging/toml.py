"""Merging TOML: tables by their header, keys by name, requirements by their package."""

import re
import tomllib
from collections.abc import Iterator, Sequence

from generator.merging.line_merge import by_lines, differing
from generator.merging.outcomes import CannotSplit, Merger, Outcome, Sides, best_of, lines_of
from generator.merging.requirements import merge_requirement, name_of
from generator.merging.units import How, Parts, by_units, numbered

_KEY = re.compile(r"""("[^"]+"|'[^']+'|[\w.-]+)\s*=""")
_STRINGS = re.compile(r""""(?:\\.|[^"\\])*"|'[^']*'""")
_ITEM = re.compile(r"""\s*((?:"[^"]*"|'[^']*'),\s*)+(#.*)?$""")


def merge(sides: Sides) -> Outcome:
    """Merge a TOML document; what would be none is merged by lines, or marked."""
    for one in (_document, by_lines):
        found = one(sides)
        if found.conflicts or _is_toml(found.text) or not _is_toml(sides.ours):
            return found
    return differing(sides)


def ruff_settings(pyproject: bytes) -> object:
    """Return what a pyproject.toml says to ruff of layout; None where it cannot be read."""
    try:
        document = tomllib.loads(pyproject.decode())
    except (ValueError, RecursionError):
        return None
    ruff = document.get("tool", {}).get("ruff", {})
    return {name: ruff.get(name) for name in ("line-length", "indent-width", "format")}


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _tables(text: str) -> Parts:
    return Parts("", numbered(_headed(text)))


def _headed(text: str) -> Iterator[tuple[str, str]]:
    header, begun, depth = "its beginning", "", 0
    for line in lines_of(text):
        if line.startswith("[") and not depth:
            if begun:
                yield _named(header, begun), begun
            header, begun = line.split("#")[0].strip(), ""
        depth += _opened(line)
        begun += line
    if begun:
        yield _named(header, begun), begun


def _named(header: str, table: str) -> str:
    """Return the name of a table; one of several of a header is known by its first plain value."""
    if not header.startswith("[["):
        return header
    plain = (line for line in table.splitlines() if _KEY.match(line) and not _opened(line))
    return f"{header} {next(plain, '')}"


def _opened(line: str) -> int:
    """Return how many brackets a line opens more than it closes."""
    code = _STRINGS.sub("", line).split("#")[0]
    return sum(code.count(one) for one in "[{") - sum(code.count(one) for one in "]}")


def _keys(text: str) -> Parts:
    """Return the keys of a table with their values; its header is what stands before them."""
    pairs: list[tuple[str, str]] = []
    head, begun, key, depth = "", "", "", 0
    for line in lines_of(text):
        begun += line
        if not key:
            if line.startswith("[") and not pairs:
                head, begun = begun, ""
                continue
            found = _KEY.match(line)
            key = found[1] if found else ""
        if key:
            depth += _opened(line)
            if depth <= 0:
                pairs.append((key, begun))
                begun, key, depth = "", "", 0
    return Parts(head, numbered(pairs), begun)


def _items(text: str) -> Parts:
    """Return the items of an array with one on each line: requirements by package, others whole."""
    lines = lines_of(text)
    start = next((n for n, line in enumerate(lines, 1) if line.rstrip().endswith("[")), 0)
    if not start or lines[-1].strip() != "]":
        raise CannotSplit
    pairs: list[tuple[str, str]] = []
    begun = ""
    for line in lines[start:-1]:
        begun += line
        if not line.strip() or line.strip().startswith("#"):
            continue
        if not _ITEM.match(line):
            raise CannotSplit
        pairs.append((name_of(line) or line.strip(), begun))
        begun = ""
    return Parts("".join(lines[:start]), numbered(pairs), begun + lines[-1])


def _is_requirement(text: str) -> bool:
    return bool(name_of(text.splitlines()[-1])) if text else False


def _are_sorted(items: Sequence[str]) -> bool:
    lines = [item.lower() for item in items]
    return len(lines) > 1 and all(map(_is_requirement, items)) and lines == sorted(lines)


_array: Merger = best_of(
    by_units(How(_items, merge_requirement, we_remove=_is_requirement, is_sorted=_are_sorted)),
    by_lines,
)
_table: Merger = best_of(by_units(How(_keys, _array)), by_lines)
_document: Merger = best_of(by_units(How(_tables, _table)), by_lines)

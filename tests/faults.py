"""What services did while something failed, as the tests saw it: a table for the documents."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from answer_sets import FRAMEWORKS

from generator.guidance.frameworks import NAMES

PAGE = Path(__file__).parents[1] / "docs" / "load-and-faults.md"
BEGIN, END = "<!-- the tests write this -->\n", "<!-- up to here -->\n"


class Seen(NamedTuple):
    """What one test saw: of which fault, on which framework and variant, in words."""

    fault: str
    framework: str
    variant: str
    words: str


def answers(counted: Mapping[str, int], written: Sequence[str], stored: Iterable[str]) -> str:
    """Say what callers were answered, and whether what they were promised is there."""
    by_status: Counter[str] = Counter()
    for answer, number in counted.items():
        by_status[answer.split()[-1]] += number
    fine = by_status.pop("200", 0) + by_status.pop("201", 0)
    others = [f"{number:,} with {status}" for status, number in sorted(by_status.items())]
    said = ", ".join([f"{fine:,} requests answered", *(others or ["none refused"])])
    return f"{said}; {len({*written} - {*stored})} of {len(written):,} notes lost"


def table(seen: Iterable[Seen]) -> str:
    """Return a table in Markdown, one line for each fault, in the order of their names."""
    seen = sorted(seen)
    rows = [["what happens", *(NAMES[one] for one in FRAMEWORKS)], ["---"] * 3]  # type: ignore[index]
    rows += [
        [fault, *(_cell([one for one in seen if one[:2] == (fault, name)]) for name in FRAMEWORKS)]
        for fault in sorted({one.fault for one in seen})
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cell(seen: Sequence[Seen]) -> str:
    """Return what was seen on one framework; what was the same on several variants once."""
    variants: dict[str, list[str]] = {}
    for one in seen:
        variants.setdefault(one.words, []).append(one.variant)
    return ". ".join(
        f"{', '.join(names)}: {words}" if any(names) else words for words, names in variants.items()
    )


def rows(page: str) -> dict[str, list[str]]:
    """Return what the table of a page says of each fault."""
    lines = re.findall(r"^\| (.*) \|$", page.partition(BEGIN)[2].partition(END)[0], re.MULTILINE)
    return {name: cells for name, *cells in (line.split(" | ") for line in lines[2:])}


def with_table(page: str, seen: Iterable[Seen]) -> str:
    """Return a page with another table."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    return f"{before}{begin}{table(seen)}{end}{after}"

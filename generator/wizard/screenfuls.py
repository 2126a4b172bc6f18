"""A review that is longer than the terminal, cut into screenfuls so that all of it is seen."""

import re
from collections.abc import Iterable, Sequence

from prompt_toolkit.utils import get_cwidth

from generator.wizard.review import Review

_BOLDNESS = re.compile("\x1b\\[[0-9]*m")
# The line below a screenful that says how to go on.
_PAUSE = 1
_GAP = 1


def screenfuls(review: Review, columns: int, rows: int, menu: int) -> tuple[str, ...]:
    """Give a review in screenfuls; the last one fits above a menu of so many rows.

    They are cut where a section ends; a section that fills more than a screen is cut at its lines.
    Where not even the last section fits above the menu, the last screenful is empty.
    """

    def height(texts: Sequence[str]) -> int:
        return sum(_height(text, columns) for text in texts) + _GAP * (len(texts) - 1)

    room = rows - menu - _GAP
    if height(review.sections) <= room:
        return (review.text,)
    # The title alone is no screenful: it goes with the section below it.
    title, *sections = review.sections
    below = [f"{title}\n{sections[0]}", *sections[1:]] if sections else [title]
    pieces = [piece for one in below for piece in _pieces(one, columns, max(rows - _PAUSE, 1))]
    last: list[str] = []
    while pieces and height([pieces[-1], *last]) <= room:
        last.insert(0, pieces.pop())
    # Whom the pick falls on is told beside the menu too.
    if last and review.pick in pieces and height([review.headline, *last]) <= room:
        last.insert(0, review.headline)
    full: list[list[str]] = [[]]
    for piece in pieces:
        if full[-1] and height([*full[-1], piece]) > rows - _PAUSE:
            full.append([])
        full[-1].append(piece)
    return (*map(_joined, full), f"{_joined(last)}\n" if last else "")


def _joined(texts: Iterable[str]) -> str:
    return "\n" + "\n".join(texts)


def _pieces(section: str, columns: int, rows: int) -> list[str]:
    """Give a section whole where it fits on a screen, else in parts that do."""
    pieces = [""]
    for line in section.splitlines(keepends=True):
        if pieces[-1] and _height(pieces[-1] + line, columns) > rows:
            pieces.append("")
        pieces[-1] += line
    return pieces


def _height(text: str, columns: int) -> int:
    """Give the rows that a text takes; lines that are too long go on below."""
    widths = [get_cwidth(_BOLDNESS.sub("", line)) for line in text.splitlines()]
    return sum(max(-(-width // columns), 1) for width in widths)

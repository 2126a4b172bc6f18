"""Text in two columns, or folded where the terminal is narrow: then each line says its side."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from generator.terminal.paragraphs import filled, heading, shortened, wrapped

# From so many columns on, the two sides stand beside each other.
TWO_COLUMNS = 80
# Lines longer than this are hard to read, however wide the terminal is.
_WIDEST = 160
_WIDEST_TEXT = 100

_INDENT = "  "
# Between two columns: one blank would read as the next word.
_GUTTER = "  "
_LONGEST_NAME = 30


@dataclass(frozen=True)
class Columns:
    """How two sides, called ``left`` and ``right``, are written beside each other.

    ``width`` is the terminal's; ``bold`` says whether headings are marked for it.
    """

    left: str
    right: str
    width: int
    bold: bool = False

    @property
    def are_beside(self) -> bool:
        """Whether there is room for both sides beside each other."""
        return self.width >= TWO_COLUMNS

    def section(self, title: str, blocks: Iterable[str], *, named: bool = True) -> str:
        """Return a section, or nothing where it has no blocks; ``named`` columns say their side."""
        body = [block for block in blocks if block]
        if not body:
            return ""
        first = heading(title, bold=self.bold)
        if named and self.are_beside:
            gap = " " * max(self._label - len(title), 1)
            if len(title) >= self._label:
                first, gap = f"{first}\n", " " * self._label
            first += f"{gap}{self.left:<{self._column}} {self.right}".rstrip()
        return "\n".join((first, *body)) + "\n"

    def row(self, label: str, left: str, right: str) -> str:
        """Return what is so on each side."""
        if self.are_beside:
            return self._beside(label, left, right)
        if left == right:
            return self._folded(f"{label}: {left} (both)")
        together = f"{label}: {self.left} {left}; {self.right} {right}"
        if len(_INDENT + together) <= self.width and ";" not in left + right:
            return _INDENT + together
        sides = ((self.left, left), (self.right, right))
        return "\n".join(
            (
                self._folded(label),
                *(self._folded(f"{side}: {text}", _INDENT * 2) for side, text in sides),
            )
        )

    def differing(self, *rows: tuple[str, str, str]) -> list[str]:
        """Return a row for each label whose sides are not the same."""
        return [self.row(*row) for row in rows if row[1] != row[2]]

    def halves(self, left: str, right: str) -> str:
        """Return two texts beside each other, without a label."""
        half = (min(self.width, _WIDEST) - len(_INDENT) - len(_GUTTER)) // 2
        return _in_lines((left, half, half + len(_GUTTER)), (right, half, half))

    def text(self, text: str, first: str = _INDENT, rest: str = _INDENT * 2) -> str:
        """Return text over both columns."""
        return filled(text, min(self.width, _WIDEST_TEXT), first, rest)

    def _folded(self, text: str, indent: str = _INDENT) -> str:
        return self.text(text, indent, indent + _INDENT)

    def _beside(self, label: str, left: str, right: str) -> str:
        room, column = self._label - len(_INDENT), self._column
        return _in_lines(
            (label, room - 1, room), (left, column, column + len(_GUTTER)), (right, column, column)
        )

    @property
    def _label(self) -> int:
        return min(self.width, _WIDEST) * 28 // 100

    @property
    def _column(self) -> int:
        return (min(self.width, _WIDEST) - self._label - len(_GUTTER)) // 2


def columns(left: str, right: str, width: int, *, bold: bool) -> Columns:
    """Return the columns of two sides; names that are too long for a heading are cut."""
    left, right = (shortened(one, _LONGEST_NAME) for one in (left, right))
    return Columns(left, right, width, bold)


def _in_lines(*cells: tuple[str, int, int]) -> str:
    """Return texts beside each other, each wrapped to a width and with room up to the next."""
    lines = zip_longest(*(wrapped(text, width) for text, width, _ in cells), fillvalue="")
    rooms = [room for _, _, room in cells]
    return "\n".join((_INDENT + "".join(map(str.ljust, parts, rooms))).rstrip() for parts in lines)

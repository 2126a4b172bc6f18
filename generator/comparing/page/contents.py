"""What the page's script needs to show files: texts, once each, their colours, and the diffs."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.comparing.comparison import Comparison, FilePair, Side
from generator.comparing.differences import Change, differences, lines_of
from generator.comparing.page.marks import visible
from generator.inspection.causes import causes_of_file, causes_text, preset_of
from generator.templating.tree import Tree
from generator.terminal.highlighting import pieces

# A file beyond this, and what goes beyond the sum, is not held by the page.
_LARGEST = 200_000
_LARGEST_SUM = 1_200_000
# Where so much of a file is not text, it is none.
_FOREIGN = 0.1

WITHHELD = -1


@dataclass(frozen=True)
class Shown:
    """A pair of files as the page shows it: what the script needs, and how much differs.

    ``left`` and ``right`` are numbers of texts: None where there is no file, ``WITHHELD`` where it
    is no text or too long to be held.
    """

    left: int | None
    right: int | None
    changes: tuple[Change, ...] = ()

    @property
    def gone(self) -> int:
        """Return how many lines the left has alone."""
        return sum(change.left for change in self.changes)

    @property
    def come(self) -> int:
        """Return how many lines the right has alone."""
        return sum(change.right for change in self.changes)


@dataclass
class _Texts:
    """The texts of a page, each once, while they are collected."""

    known: dict[bytes, int] = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)
    size: int = 0

    def number_of(self, path: str, content: bytes) -> int:
        """Return the number of a file's text, or ``WITHHELD``."""
        if content not in self.known:
            self.known[content] = self._added(path, content)
        return self.known[content]

    def _added(self, path: str, content: bytes) -> int:
        text = _text(content)
        if text is None or len(content) > _LARGEST or self.size + len(content) > _LARGEST_SUM:
            return WITHHELD
        self.size += len(content)
        self.texts.append((text, _colors(path, text)))
        return len(self.texts) - 1


def contents(comparison: Comparison) -> tuple[Mapping[FilePair, Shown], str]:
    """Return how each pair is shown, and the data for the script, safe inside a script element."""
    left, right = comparison.left.layout.project.tree, comparison.right.layout.project.tree
    texts = _Texts()
    shown = {
        pair: _shown(pair, left, right, texts)
        for concern in comparison.concerns
        for pair in concern.pairs
    }
    data = {
        "texts": texts.texts,
        "pairs": [
            [
                *(one.left, one.right),
                [[each.same, each.left, each.right] for each in one.changes],
                *(_because(pair.left, comparison.left), _because(pair.right, comparison.right)),
            ]
            for pair, one in shown.items()
        ],
    }
    return shown, script_data(data)


def numbers(shown: Mapping[FilePair, Shown]) -> Mapping[tuple[str, str], int]:
    """Return the number of the pair that holds a file, by side and path."""
    return {
        (side, path): number
        for number, pair in enumerate(shown)
        for side, path in (("left", pair.left), ("right", pair.right))
        if path is not None
    }


def script_data(data: Any) -> str:
    """Return JSON that cannot end the script element that it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match.group()):04x}", text)


def _shown(pair: FilePair, left: Tree, right: Tree, texts: _Texts) -> Shown:
    first, second = _number(pair.left, left, texts), _number(pair.right, right, texts)
    if pair.equal or first in (None, WITHHELD) or second in (None, WITHHELD):
        return Shown(first, second)
    changes = differences(lines_of(texts.texts[first][0]), lines_of(texts.texts[second][0]))
    return Shown(first, second, changes)


def _because(path: str | None, side: Side) -> str:
    """Return the answers that a file is there for; nothing where every project has it."""
    if path is None:
        return ""
    layout = side.layout
    file = layout.project.tree[path]
    found = causes_of_file(layout.framework, layout.answers, path, file)
    return visible(preset_of(layout.framework, file) or causes_text(found, layout.answers))


def _number(path: str | None, tree: Tree, texts: _Texts) -> int | None:
    return None if path is None else texts.number_of(path, tree[path].content)


def _text(content: bytes) -> str | None:
    """Return a file's text with all of it visible, or None where it is none."""
    text = content.decode("utf-8", "replace")
    if "\0" in text or text.count("\N{REPLACEMENT CHARACTER}") > len(text) * _FOREIGN:
        return None
    ends = not text or text.endswith("\n")
    return visible(text if ends else f"{text} ⟨no line break at the end⟩")


def _colors(path: str, text: str) -> str:
    """Return where a text has which colour: after so many characters, a letter, for so many.

    Characters are counted as the script counts them. Where the pieces do not say the same as the
    text, it has no colours.
    """
    colors: list[str] = []
    said, plain = "", 0
    for kind, piece in pieces(path, text):
        said += piece
        length = _length(piece)
        if kind and not piece.isspace():
            colors.append(f"{f' {plain}' if plain else ''}{kind}{length}")
            plain = 0
        else:
            plain += length
    return "".join(colors) if said == text else ""


def _length(token: str) -> int:
    return len(token) if token.isascii() else len(token.encode("utf-16-le")) // 2

"""Text in lines that fit: headings, entries, labels with their text, commands, words in a row."""

import re
from collections.abc import Iterable, Sequence
from textwrap import TextWrapper

WIDTH = 80
# Longer lines are hard to read, however wide a terminal is.
WIDEST = 100
LABEL = 10
# A space that no line ends at; it is shown as any other.
UNBROKEN = "\N{NO-BREAK SPACE}"
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_CONTINUED = " \\"
# The words of a command as a shell takes them: within quotes, a blank ends none.
_WORDS = re.compile(r"""(?:'[^']*'|"[^"]*"|[^ '"])+""")
# Behind what a path or a name that is longer than a line is divided, best first.
_DIVISIONS = [re.compile(f"[^{one}]*[{one}]+|[^{one}]+") for one in ("/", "_-", ".")]


class _Wrapper(TextWrapper):
    """Wraps text; what is longer than a line is divided where a part of it ends."""

    def _split(self, text: str) -> list[str]:
        room = self.width - len(self.subsequent_indent)
        words = super()._split(text)
        for division in _DIVISIONS:
            words = [
                part
                for word in words
                for part in (division.findall(word) if len(word) > room else [word])
            ]
        return words


def wrapped(text: str, width: int = WIDTH, first: str = "", rest: str = "") -> list[str]:
    """Return a text in lines; what is joined by a hyphen stays together."""
    wrapper = _Wrapper(width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    return [line.replace(UNBROKEN, " ") for line in wrapper.wrap(text)]


def filled(text: str, width: int = WIDTH, first: str = "", rest: str = "") -> str:
    """Return the same as one text."""
    return "\n".join(wrapped(text, width, first, rest))


def shortened(text: str, room: int) -> str:
    """Return a text that fits, its end marked where something was left out."""
    return text if len(text) <= room else f"{text[: max(room - 1, 0)]}…"


def heading(text: str, *, bold: bool = False) -> str:
    """Return a heading, marked for a terminal where that is asked for."""
    return f"{_BOLD}{text}{_PLAIN}" if bold else text


def section(title: str, blocks: Iterable[str], *, bold: bool = False) -> str:
    """Return a heading and what stands below it; nothing where nothing does."""
    body = [block for block in blocks if block]
    return "\n".join((heading(title, bold=bold), *body)) + "\n" if body else ""


def item(text: str, indent: int = 2) -> str:
    """Return an entry whose further lines are set in by two."""
    return filled(text, WIDTH, " " * indent, " " * (indent + 2))


def labelled(label: str, text: str, column: int = LABEL) -> str:
    """Return a label in a column of its own and a text beside it."""
    return filled(text, WIDTH, f"  {label:<{column}}", " " * (column + 2))


def beside(label: str, text: str, column: int, width: int = WIDTH) -> str:
    """Return the same where labels may be longer than their column: those have a line of their own.

    A line break in the text stays one.
    """
    indent = " " * (column + 4)
    body = [line for one in text.splitlines() for line in wrapped(one, width, indent, indent)]
    if len(label) > column or not body:
        return "\n".join((f"  {label}", *body))
    return f"  {label:<{column}}  " + "\n".join(body).lstrip()


def command(words: str, indent: int = 2, width: int = WIDTH) -> str:
    """Return a command that can be copied whole: a shell reads its lines as one."""
    first, *rest = _unbreakable(words)
    lines = [" " * indent + first]
    for place, word in enumerate(rest, 1):
        room = width - (len(_CONTINUED) if place < len(rest) else 0)
        if len(lines[-1]) + 1 + len(word) > room:
            lines[-1] += _CONTINUED
            lines.append(" " * (indent + 2) + word)
        else:
            lines[-1] += f" {word}"
    return "\n".join(lines)


def _unbreakable(words: str) -> list[str]:
    """Return the words of a command, each flag together with its value."""
    parts: list[str] = []
    for word in _WORDS.findall(words):
        if parts and parts[-1].startswith("--") and not word.startswith("-"):
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts


def sourced(text: str, articles: Iterable[str]) -> str:
    """Return a text and, in brackets, the articles that it rests on, where there are any."""
    sources = f",{UNBROKEN}".join(articles)
    return f"{text} [{sources}]" if sources else text


def sentence(text: str) -> str:
    """Return a text as a sentence: with a capital letter first and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."


def listed_words(words: Sequence[str], before_last: str = "and") -> str:
    """Return words as a list that ends in "and" or another such word."""
    *others, last = words
    return f"{', '.join(others)} {before_last} {last}" if others else last


def counted(count: int, noun: str) -> str:
    """Return so many of something, in words."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"

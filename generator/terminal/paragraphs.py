"""Headings, entries and commands as lines of at most 80 columns."""

from collections.abc import Iterable
from textwrap import fill

WIDTH = 80
LABEL = 10
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
# A space that no line ends at; it is shown as any other.
UNBROKEN = "\N{NO-BREAK SPACE}"
_CONTINUED = " \\"


def section(heading: str, blocks: Iterable[str], *, bold: bool = False) -> str:
    """Give a heading and what stands below it; nothing where nothing does."""
    body = [block for block in blocks if block]
    if not body:
        return ""
    first = f"{_BOLD}{heading}{_PLAIN}" if bold else heading
    return "\n".join((first, *body)) + "\n"


def item(text: str, indent: int = 2) -> str:
    """Give an entry whose further lines are set in by two."""
    return wrapped(text, " " * indent, " " * (indent + 2))


def labelled(label: str, text: str, width: int = LABEL, indent: int = 2) -> str:
    """Give a label in a column of its own and a text beside it."""
    return wrapped(text, f"{' ' * indent}{label:<{width}}", " " * (width + indent))


def wrapped(text: str, first: str, rest: str) -> str:
    """Give a text in lines of at most 80 columns."""
    return fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(UNBROKEN, " ")


def command(words: str, indent: int = 2) -> str:
    """Give a command that can be copied whole: a shell reads its lines as one."""
    first, *rest = _unbreakable(words)
    lines = [" " * indent + first]
    for place, word in enumerate(rest, 1):
        room = WIDTH - (len(_CONTINUED) if place < len(rest) else 0)
        if len(lines[-1]) + 1 + len(word) > room:
            lines[-1] += _CONTINUED
            lines.append(" " * (indent + 2) + word)
        else:
            lines[-1] += f" {word}"
    return "\n".join(lines)


def _unbreakable(words: str) -> list[str]:
    """Give the words of a command, each flag together with its value."""
    parts: list[str] = []
    for word in words.split(" "):
        if parts and parts[-1].startswith("--") and not word.startswith("-"):
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts


def sourced(text: str, articles: Iterable[str]) -> str:
    """Give a text and, in brackets, the articles that it rests on."""
    return f"{text} [{f',{UNBROKEN}'.join(articles)}]"

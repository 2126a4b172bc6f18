"""Sections, lists and paragraphs of a decision record, as Markdown."""

from collections.abc import Iterable

from generator.terminal.paragraphs import filled

_WIDTH = 88


def section(heading: str, blocks: Iterable[str]) -> str:
    """Return a section with an empty line before it; nothing where it has no blocks."""
    body = [block for block in blocks if block]
    return "\n".join(("", f"## {heading}", "", *body)) + "\n" if body else ""


def bullets(texts: Iterable[str]) -> Iterable[str]:
    """Return each text as an item of a list."""
    return (wrapped(text, "- ", "  ") for text in texts)


def wrapped(text: str, first: str = "", rest: str = "", after: str = "") -> str:
    """Return a paragraph in lines."""
    return filled(text, _WIDTH, first, rest) + after

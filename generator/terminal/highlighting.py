"""The text of a file in colours: as pieces, and for the terminal."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from pygments.lexers import TextLexer, find_lexer_class_for_filename, get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Literal, Name, Operator, String, _TokenType

from generator.terminal.safe_text import plain_lines

# The class of a piece of text on a page: comment, keyword, string, number, what is defined, tag,
# attribute, heading, and what a template engine reads. The terminal has its sixteen colours:
# those that can be read on light and on dark.
CLASSES = ("c", "k", "s", "m", "d", "t", "a", "h", "p")
_ANSI = {"c": 36, "k": 35, "s": 32, "d": 1, "t": 34, "h": 1, "p": 33}
_PLAIN_AGAIN = "\x1b[0m"

# Pygments may take time that grows with the square of a text: beyond these it is not asked.
_LONGEST_LINE = 2000
_LONGEST_TEXT = 50_000

# What Pygments takes for something else, or does not know, by the end of a file's name.
_LANGUAGES = {
    ".html": "html+django",
    ".example": "ini",
    ".mako": "mako",
    ".mo": "text",
    ".sql": "sql",
}


def for_terminal(path: str, text: str) -> str:
    """Return a file's text with colours of the terminal; its control characters do nothing.

    A long text, or one with a long line, has no colours.
    """
    return "".join(
        f"\x1b[{_ANSI[kind]}m{piece}{_PLAIN_AGAIN}"
        if kind in _ANSI and not piece.isspace()
        else piece
        for kind, piece in pieces(path, text)
    )


def pieces(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield a file's text in pieces, each with its class; a newline is a piece of its own.

    The classes are ``CLASSES``, or none. A long text, or one with a long line, has none.
    """
    lexer = _lexer("long.txt" if _is_long(text) else PurePosixPath(path).name)
    kind, gathered = "", ""
    for token, value in lexer.get_tokens(plain_lines(text)):
        for piece in re.split(r"(\n)", value):
            following = "" if piece == "\n" else _kind(token)
            if piece and (following != kind or piece == "\n"):
                if gathered:
                    yield kind, gathered
                gathered = ""
            if piece == "\n":
                yield "", piece
                kind = ""
            elif piece:
                kind, gathered = following, gathered + piece
    if gathered:
        yield kind, gathered


def _is_long(text: str) -> bool:
    return len(text) > _LONGEST_TEXT or any(len(line) > _LONGEST_LINE for line in text.split("\n"))


def _lexer(name: str) -> Any:
    """Return what reads a file of this name."""
    options: Mapping[str, Any] = {"stripnl": False, "ensurenl": False}
    language = _LANGUAGES.get(PurePosixPath(name).suffix)
    if language:
        return get_lexer_by_name(language, **options)
    return (find_lexer_class_for_filename(name) or TextLexer)(**options)


@cache
def _kind(token: _TokenType) -> str:
    """Return the class of a token."""
    kinds: tuple[tuple[str, *tuple[Any, ...]], ...] = (
        ("p", Comment.Preproc, Name.Decorator),
        ("c", Comment),
        ("k", Keyword, Operator.Word),
        ("s", String),
        ("m", Literal.Number),
        ("d", Name.Function, Name.Class),
        ("t", Name.Tag),
        ("a", Name.Attribute),
        ("h", Generic.Heading, Generic.Subheading),
    )
    return next((kind for kind, *wanted in kinds if any(token in one for one in wanted)), "")

"""What may reach a terminal: text without control characters, colour where it is wanted."""

import re
import reprlib

# Control characters (C0, C1), line and paragraph separators, what turns the direction of writing
# around, and halves of characters that no output can encode. Each would let text from elsewhere
# act on the terminal, or look like what it is not.
_UNSAFE = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff"

# What nobody sees, though it stands there: soft hyphens, spaces without a width, marks of a byte
# order, tags. Those that join letters of some scripts and emoji are none of them.
INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3\U000e0000-\U000e007f]"
)

_OUT_OF_PLACE = re.compile(f"[{_UNSAFE}]")

OUT_OF_PLACE_IN_LINES = re.compile(f"(?![\\t\\n])[{_UNSAFE}]")


def plain(text: str) -> str:
    """Return text that can only be read: on one line, control characters written as in Python."""
    return _OUT_OF_PLACE.sub(_visible, text)


def plain_lines(text: str) -> str:
    """Return text of several lines that can only be read: tabs and newlines are kept."""
    return OUT_OF_PLACE_IN_LINES.sub(_visible, text)


def quoted(said: object) -> str:
    """Return what was typed or read, in quotes and to be read only; backslashes in it stay.

    >>> print(quoted("it's"), quoted("../up"), quoted(5))
    "it's" '../up' 5
    """
    if not isinstance(said, str):
        return plain(reprlib.repr(said))
    mark = '"' if "'" in said else "'"
    return f"{mark}{''.join(one if one.isprintable() else _escaped(one) for one in said)}{mark}"


def _visible(found: re.Match[str]) -> str:
    return _escaped(found.group())


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")

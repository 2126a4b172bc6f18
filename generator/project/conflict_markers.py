"""The lines that git, or a merge by startwise, leaves where both sides changed the same."""

import re

OPENING, MIDDLE, PARTING, CLOSING = "<" * 7, "|" * 7, "=" * 7, ">" * 7

# The others of them stand in texts too, as the line below a title does.
_MARKER = re.compile(rf"^(?:{OPENING}|{CLOSING})(?=[ \r\n]|\Z)".encode(), re.MULTILINE)


def conflict_in(content: bytes) -> int:
    """Return the line of the first conflict marker in a text, or 0."""
    marker = None if b"\0" in content else _MARKER.search(content)
    return content.count(b"\n", 0, marker.start()) + 1 if marker else 0

"""How wide a terminal is, and whether it wants colour."""

import os
from typing import TextIO

DEFAULT_WIDTH = 80

_NARROWEST = 40


def is_colored(stream: TextIO) -> bool:
    """Whether a stream is a terminal that wants colour: no NO_COLOR, and TERM not dumb."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and stream.isatty()


def width(stream: TextIO) -> int:
    """Give the columns of a stream's terminal: ``COLUMNS`` where it is set, 80 where none is."""
    said = os.environ.get("COLUMNS", "")
    columns = int(said) if said.isdecimal() else 0
    if not columns:
        try:
            columns = os.get_terminal_size(stream.fileno()).columns
        except (OSError, ValueError):
            columns = 0
    return max(columns, _NARROWEST) if columns else DEFAULT_WIDTH

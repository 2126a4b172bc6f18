"""How wide a terminal is, and whether it wants colour."""

import os
from shutil import get_terminal_size
from typing import TextIO

DEFAULT_WIDTH = 80

_NARROWEST = 40


def is_colored(stream: TextIO) -> bool:
    """Whether a stream is a terminal that wants colour: no NO_COLOR, and TERM not dumb."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and stream.isatty()


def width() -> int:
    """Return the columns of the terminal: ``COLUMNS`` where it is set, 80 where there is none."""
    return max(get_terminal_size((DEFAULT_WIDTH, 0)).columns, _NARROWEST)

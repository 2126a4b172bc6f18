"""The terminal's input where nothing is asked: it is not shown, and can be dropped."""

import importlib
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

termios: Any = importlib.import_module("termios") if os.name == "posix" else None

# So long after a key, the next one is pressed by somebody who has looked.
_PAUSE = 0.5


def forget_typed_ahead() -> None:
    """Drop what was typed and not yet read; do nothing where no terminal is read."""
    if termios is not None and sys.stdin.isatty():
        with suppress(termios.error):
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def forget_burst(*, is_begun: bool = False) -> bool:
    """Drop what was typed ahead whole: where keys wait, those that still follow them go too.

    ``is_begun`` says that some of it was read already. Return whether anything was dropped.
    """
    before = _settings()
    if before is None:
        return is_begun
    # By lines, a terminal says nothing of keys that no line ends.
    by_keys = [*before]
    by_keys[3] &= ~termios.ICANON
    try:
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, by_keys)
        found = is_begun or _waits(0)
        is_more = found
        while is_more:
            forget_typed_ahead()
            is_more = _waits(_PAUSE)
    finally:
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, before)
    return found


def _waits(seconds: float) -> bool:
    """Whether a key waits to be read, or comes within so many seconds."""
    return bool(select.select([sys.stdin.fileno()], [], [], seconds)[0])


@contextmanager
def unechoed() -> Iterator[None]:
    """Keep the terminal from showing keys that no question waits for; it is as before afterwards.

    Not where lines are typed: they have to be seen.
    """
    before = _settings()
    show_typed(wished=False)
    try:
        yield
    finally:
        if before is not None:
            with suppress(termios.error):
                termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, before)


@contextmanager
def not_asking(*, drops: bool) -> Iterator[None]:
    """Keep keys from being shown while nothing is asked; ``drops`` says that they count nowhere."""
    try:
        with unechoed():
            yield
    finally:
        if drops:
            forget_typed_ahead()


def show_typed(*, wished: bool) -> None:
    """Have the terminal show what is typed, or not."""
    settings = _settings()
    if settings is not None:
        local = settings[3]
        settings[3] = local | termios.ECHO if wished else local & ~termios.ECHO
        with suppress(termios.error):
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, settings)


def _settings() -> list[Any] | None:
    """Return the terminal's settings; None where no terminal is read."""
    if termios is None or not sys.stdin.isatty():
        return None
    try:
        found: list[Any] = termios.tcgetattr(sys.stdin.fileno())
    except termios.error:
        return None
    return found

"""The terminal's input where nothing is asked: it is not shown, and can be dropped."""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

termios: Any = importlib.import_module("termios") if os.name == "posix" else None


def forget_typed_ahead() -> None:
    """Drop what was typed and not yet read; do nothing where no terminal is read."""
    if termios is not None and sys.stdin.isatty():
        with suppress(termios.error):
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


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

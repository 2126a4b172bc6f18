"""What every command has in common: its JSON flag, and how it ends on Ctrl-C."""

import functools
from collections.abc import Callable
from typing import Annotated

import typer

from generator.errors import Interrupted

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def interruptible(command: Callable[..., None]) -> Callable[..., None]:
    """Turn Ctrl-C into the error for it, before the command-line library makes it exit 1."""

    @functools.wraps(command)
    def guarded(*positional: object, **named: object) -> None:
        try:
            command(*positional, **named)
        except KeyboardInterrupt:
            raise Interrupted("Stopped.") from None

    return guarded

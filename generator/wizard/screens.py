"""Which screen the terminal can have: drawn lists, or questions line by line."""

import os
from collections.abc import Callable
from typing import Protocol, TypeVar

from generator.wizard.cards import Card, Reply
from generator.wizard.keyboard import show_typed
from generator.wizard.typed import Typed

T = TypeVar("T")

_CANNOT_DRAW = frozenset({"", "dumb", "unknown"})


class Screen(Protocol):
    """Where questions are asked.

    Each raises KeyboardInterrupt or EOFError where the person wants to stop.
    """

    def ask(self, card: Card) -> Reply:
        """Ask one question."""

    def show(self, text: str) -> None:
        """Show a text that may be longer than the terminal."""


class DrawnElseTyped:
    """Draws, until drawing fails; from then on asks by lines."""

    def __init__(self, drawn: Screen) -> None:
        self._screen = drawn

    def ask(self, card: Card) -> Reply:
        """Ask one question."""
        return self._done(lambda screen: screen.ask(card))

    def show(self, text: str) -> None:
        """Show a text that may be longer than the terminal."""
        self._done(lambda screen: screen.show(text))

    def _done(self, work: Callable[[Screen], T]) -> T:
        try:
            return work(self._screen)
        except (OSError, ValueError):
            if isinstance(self._screen, Typed):
                raise
            self._screen = Typed()
            show_typed(wished=True)
            return work(self._screen)


def screen_for(*, plain: bool) -> Screen:
    """Return a drawn screen where the terminal can show it, else one of lines.

    ``plain`` asks for lines: a screen reader reads them as they come.
    """
    if plain or os.environ.get("TERM", "") in _CANNOT_DRAW:
        return Typed()
    try:
        from generator.wizard.drawing import Drawn
    except (ImportError, OSError):
        return Typed()
    return DrawnElseTyped(Drawn())

"""Which screen the terminal can have."""

import os

from generator.wizard.cards import Card
from generator.wizard.keyboard import show_typed
from generator.wizard.replies import Reply, Screen
from generator.wizard.review import Review
from generator.wizard.typed import Typed

_CANNOT_DRAW = frozenset({"", "dumb", "unknown"})


class DrawnElseTyped:
    """Draws, until drawing fails; from then on asks by lines."""

    def __init__(self, drawn: Screen) -> None:
        self._screen = drawn

    def ask(self, card: Card) -> Reply:
        """Ask one question."""
        try:
            return self._screen.ask(card)
        except (OSError, ValueError):
            if isinstance(self._screen, Typed):
                raise
            return self._go_on_by_lines().ask(card)

    def show(self, text: str) -> None:
        """Show a text that stays."""
        self._screen.show(text)

    def show_above(self, review: Review, menu: Card) -> bool:
        """Show all of a review above the menu that is asked next."""
        try:
            return self._screen.show_above(review, menu)
        except (OSError, ValueError):
            if isinstance(self._screen, Typed):
                raise
            return self._go_on_by_lines().show_above(review, menu)

    def _go_on_by_lines(self) -> Typed:
        self._screen = typed = Typed()
        show_typed(wished=True)
        return typed


def screen_for(*, plain: bool) -> Screen:
    """Give a drawn screen where the terminal can show it, else one of lines.

    ``plain`` asks for lines: a screen reader reads them as they come.
    """
    if plain or os.environ.get("TERM", "") in _CANNOT_DRAW:
        return Typed()
    try:
        from generator.wizard.drawing import Drawn
    except (ImportError, OSError):
        return Typed()
    return DrawnElseTyped(Drawn())

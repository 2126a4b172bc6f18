"""Which screen the terminal can have."""

import os

from generator.wizard.replies import Screen

_CANNOT_DRAW = frozenset({"", "dumb", "unknown"})


def screen_for(*, plain: bool) -> Screen:
    """Give a drawn screen where the terminal can show it, else one of lines.

    ``plain`` asks for lines: a screen reader reads them as they come.
    """
    from generator.wizard.typed import Typed

    if plain or os.environ.get("TERM", "") in _CANNOT_DRAW:
        return Typed()
    try:
        from generator.wizard.drawing import Drawn

        return Drawn()
    except (ImportError, OSError, ValueError):
        return Typed()

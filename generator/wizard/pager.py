"""A text to move in, on a screen of its own: what stood there before stands there again after."""

from collections.abc import Callable

from prompt_toolkit.application import Application, get_app
from prompt_toolkit.formatted_text import ANSI
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window

from generator.terminal.paragraphs import shortened

_TO_CLOSE = (Keys.Enter, Keys.Escape, Keys.Left, Keys.BackTab, "q")
_TO_STOP = (Keys.ControlC, Keys.ControlD, Keys.SIGINT)


class Pager:
    """The part of a text that is seen, and the keys that move it."""

    def __init__(self, text: str) -> None:
        self._lines = text.strip("\n").splitlines()
        self._top = 0
        bindings = KeyBindings()
        for key in _TO_CLOSE:
            bindings.add(key)(lambda event: event.app.exit())
        for key in _TO_STOP:
            bindings.add(key)(lambda event: event.app.exit(exception=KeyboardInterrupt()))
        for keys, move in (
            ((Keys.Down, "j"), lambda: self._top + 1),
            ((Keys.Up, "k"), lambda: self._top - 1),
            ((" ", Keys.PageDown), lambda: self._top + self._rows()),
            (("b", Keys.PageUp), lambda: self._top - self._rows()),
            ((Keys.Home, "g"), lambda: 0),
            ((Keys.End, "G"), lambda: len(self._lines)),
        ):
            for key in keys:
                bindings.add(key)(self._moving(move))
        # ANSI is read anew each time: the lines are those of today's place and size.
        seen = Window(FormattedTextControl(lambda: ANSI("\n".join(self._seen()))))
        status = Window(FormattedTextControl(self._status), height=1)
        self.application: Application[None] = Application(
            layout=Layout(HSplit([seen, status])), key_bindings=bindings, full_screen=True
        )
        self.application.ttimeoutlen = 0.1

    def _moving(self, move: Callable[[], int]) -> Callable[[KeyPressEvent], None]:
        def moved(_event: KeyPressEvent) -> None:
            self._top = max(min(move(), len(self._lines) - self._rows()), 0)

        return moved

    @staticmethod
    def _rows() -> int:
        return max(get_app().output.get_size().rows - 1, 1)

    def _seen(self) -> list[str]:
        return self._lines[self._top : self._top + self._rows()]

    def _status(self) -> str:
        """Return where this is in the text, and the keys."""
        last, count = self._top + len(self._seen()), len(self._lines)
        move = "   Space and b turn the page" if len(self._seen()) < count else ""
        line = f"Lines {self._top + 1} to {last} of {count}   Enter closes{move}"
        return shortened(line, get_app().output.get_size().columns - 1)

"""A real pseudo-terminal with the wizard in it: keys go in, the screen is read as text."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pexpect
import pyte
from projects import BIN

ENTER, UP, DOWN, BACK, CTRL_C, CTRL_D = "\r", "\x1b[A", "\x1b[B", "\x1b[Z", "\x03", "\x04"
# Wipes what stands on the line.
WIPE = "\x05\x15"
# Seconds after which a program hangs. Nothing takes nearly as long, even where the machine is busy.
_PATIENCE = 300
# What the terminal that runs the tests says of itself; readline sets the size of one.
_OTHERS = ("NO_COLOR", "COLUMNS", "LINES")


class Terminal:
    """A program in a terminal of so many columns and rows."""

    def __init__(
        self,
        folder: Path,
        words: list[str],
        *,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.HistoryScreen(columns, rows, history=1000, ratio=0.5)
        self._stream = pyte.Stream(self.screen)
        self.written = ""
        self._has_ended = False
        self.child: pexpect.spawn[str] = pexpect.spawn(
            words[0],
            words[1:],
            cwd=str(folder),
            env={
                **{name: text for name, text in os.environ.items() if name not in _OTHERS},
                "TERM": "xterm-256color",
                "PROMPT_TOOLKIT_NO_CPR": "1",
                "PATH": f"{BIN}:{os.environ['PATH']}",
                **(environment or {}),
            },
            encoding="utf-8",
            dimensions=(rows, columns),
        )

    def press(self, *keys: str) -> None:
        """Press keys."""
        for key in keys:
            self.child.send(key)

    def until(self, reached: Callable[[], bool], otherwise: str) -> None:
        """Take what is written until something is reached; fail at once where the program ends."""
        end = time.monotonic() + _PATIENCE
        while not reached():
            assert not self._has_ended, f"{otherwise}, and it has ended:\n{self.text()}"
            assert time.monotonic() < end, f"{otherwise}:\n{self.text()}"
            self._read()

    def shows(self, text: str) -> str:
        """Wait until the screen shows a text; give the whole screen."""
        self.until(lambda: text in self.text(), f"{text!r} is not shown")
        self._read_rest()
        return self.text()

    def answer(self, question: str, *keys: str) -> str:
        """Wait for a question and press keys; give the screen that it stood on."""
        screen = self.shows(question)
        self.press(*keys)
        self.until(lambda: self.text() != screen or self._has_ended, "nothing happened")
        self._read_rest()
        return screen

    def text(self) -> str:
        """Return the screen as text, without the blanks at the ends of its lines."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def everything(self) -> str:
        """Return what has scrolled away and the screen, as text."""
        history = [
            "".join(line[column].data for column in range(self.screen.columns)).rstrip()
            for line in self.screen.history.top
        ]
        return "\n".join([*history, self.text()])

    def end(self) -> int:
        """Wait until the program ends; give its exit status."""
        self.until(lambda: self._has_ended, "it has not ended")
        self.child.close()
        return int(self.child.exitstatus or 0)

    def _read_rest(self) -> None:
        """Take the rest of what is being drawn: until nothing is written, and it waits for keys."""
        end = time.monotonic() + _PATIENCE
        while True:
            waits = self._waits()
            if not self._read() and (waits or self._has_ended):
                return
            assert time.monotonic() < end, f"it draws for ever:\n{self.text()}"

    def _waits(self) -> bool:
        """Whether the program sleeps; one that has more to draw runs, or would if it could."""
        states = Path("/proc").glob(f"{self.child.pid}/task/*/stat")
        try:
            return all(state.read_text().rpartition(")")[2].split()[0] == "S" for state in states)
        except OSError:
            # It has ended since.
            return False

    def _read(self) -> bool:
        """Take what was written, if anything was within a moment."""
        try:
            self._take(self.child.read_nonblocking(65536, timeout=0.03))
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            self._has_ended = True
            return False
        return True

    def _take(self, written: str) -> None:
        self.written += written
        self._stream.feed(written)

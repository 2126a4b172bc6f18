"""Which screen a terminal gets, and that nothing is asked where there is none."""

import io
import os
import pty
import subprocess
from pathlib import Path

import pytest
from projects import BIN

from generator.wizard.cards import Card, Reply
from generator.wizard.screens import DrawnElseTyped, screen_for
from generator.wizard.typed import Typed

_SAID = ["Shelf", "--database", "none"]
_COMMAND = [str(BIN / "startwise"), "new", *_SAID, "--no-git", "--no-install"]


@pytest.mark.parametrize("term", ["", "dumb", "unknown"])
def test_a_terminal_that_cannot_draw_is_asked_by_lines(
    term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", term)
    assert isinstance(screen_for(plain=False), Typed)


def test_a_terminal_without_a_name_is_asked_by_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TERM", raising=False)
    assert isinstance(screen_for(plain=False), Typed)


def test_any_other_is_drawn_unless_lines_are_wished(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert isinstance(screen_for(plain=False), DrawnElseTyped)
    assert isinstance(screen_for(plain=True), Typed)


def test_where_drawing_fails_it_goes_on_by_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken:
        """A screen that the terminal refuses."""

        def ask(self, _card: Card) -> Reply:
            """Fail as a terminal does that cannot be set."""
            raise OSError(25, "Inappropriate ioctl for device")

        def show(self, _text: str) -> None:
            """Never called."""
            raise AssertionError

    monkeypatch.setattr("sys.stdin", io.StringIO("Shelf\n"))
    screen = DrawnElseTyped(Broken())
    assert screen.ask(Card("What is it called?")) == "Shelf"
    assert "What is it called?" in capsys.readouterr().out


@pytest.mark.parametrize("has_terminal", ["input", "output", "neither"])
def test_nothing_is_asked_without_a_terminal_at_both_ends(
    has_terminal: str, tmp_path: Path
) -> None:
    controller, terminal = pty.openpty()
    try:
        done = subprocess.run(
            _COMMAND,
            cwd=tmp_path,
            stdin=terminal if has_terminal == "input" else subprocess.DEVNULL,
            stdout=terminal if has_terminal == "output" else subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "TERM": "xterm"},
            timeout=300,
            check=False,
        )
    finally:
        os.close(terminal)
        os.close(controller)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "shelf/pyproject.toml").exists()

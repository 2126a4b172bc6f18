"""The terminal's input between questions: not shown, dropped before the menu, then as before."""

import os
import pty
import select
import sys
import termios
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

import pytest

from generator.cli import run_new
from generator.cli.run_new import NewOptions
from generator.errors import Interrupted
from generator.planning import plan
from generator.project import installing
from generator.wizard import keyboard, typed
from generator.wizard.cards import TYPED_AHEAD, Card
from generator.wizard.keyboard import forget_burst, forget_typed_ahead, show_typed, unechoed
from generator.wizard.typed import Typed


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Yield where keys are pressed, of a terminal that is read as standard input."""
    controller, terminal = pty.openpty()
    with os.fdopen(terminal, encoding="utf-8") as read:
        monkeypatch.setattr("sys.stdin", read)
        yield controller
    os.close(controller)


def shows_keys(terminal: int) -> bool:
    """Whether a terminal shows what is typed."""
    return bool(termios.tcgetattr(terminal)[3] & termios.ECHO)


@pytest.mark.parametrize("ending", [KeyboardInterrupt, EOFError, OSError])
def test_keys_are_shown_again_however_it_ends(keys: int, ending: type[BaseException]) -> None:
    @unechoed()
    def stopped() -> None:
        assert not shows_keys(keys)
        raise ending

    with pytest.raises(ending):
        stopped()
    assert shows_keys(keys)


def test_where_lines_are_typed_after_all_they_are_seen(keys: int) -> None:
    with unechoed():
        show_typed(wished=True)
        assert shows_keys(keys)


def test_a_terminal_that_showed_no_keys_shows_none_afterwards(keys: int) -> None:
    show_typed(wished=False)
    with unechoed():
        pass
    assert not shows_keys(keys)


def test_what_was_typed_ahead_is_dropped(keys: int) -> None:
    os.write(keys, b"\n\n")
    forget_typed_ahead()
    os.write(keys, b"leave\n")
    assert sys.stdin.readline() == "leave\n"


def test_by_lines_it_is_dropped_before_a_menu_and_before_nothing_else(
    keys: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: Queue[str] = Queue()
    monkeypatch.setattr(typed, "print_text", told.put)
    os.write(keys, b"early\n")
    assert Typed().ask(Card("What is it called?")) == "early"
    while not told.empty():
        told.get()
    os.write(keys, b"early\ncre")
    with ThreadPoolExecutor() as pool:
        menu = pool.submit(Typed().ask, Card("What now?", is_final=True))
        assert told.get() == "\nWhat now?\n"
        assert told.get() == f"{TYPED_AHEAD}\n"
        assert told.get().startswith("Text")
        os.write(keys, b"later\n")
        assert menu.result() == "later"


def test_where_keys_wait_those_that_still_follow_them_are_dropped_too(
    keys: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = iter([True, True, False])

    def follows(_seconds: float) -> bool:
        os.write(keys, b"\x1b[D")
        return next(waits)

    monkeypatch.setattr(keyboard, "_waits", follows)
    assert forget_burst()
    assert next(waits, None) is None
    assert termios.tcgetattr(keys)[3] & termios.ICANON


@pytest.mark.usefixtures("keys")
def test_without_keys_that_wait_none_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not forget_burst()
    waited: list[float] = []

    def waits(seconds: float) -> bool:
        waited.append(seconds)
        return False

    monkeypatch.setattr(keyboard, "_waits", waits)
    assert not forget_burst()
    assert waited == [0]
    assert forget_burst(is_begun=True), "what was read already counts"


def test_keys_that_end_no_line_are_dropped(keys: int) -> None:
    os.write(keys, b"\x1b[D")
    assert forget_burst()
    os.write(keys, b"leave\n")
    assert sys.stdin.readline() == "leave\n"


def is_waiting(terminal: int) -> bool:
    """Whether there is something to read."""
    return bool(select.select([terminal], [], [], 0)[0])


@pytest.mark.parametrize("asks", [True, False])
def test_keys_pressed_while_packages_install_are_not_shown_and_ctrl_c_stops(
    *, asks: bool, keys: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def stopped(_project: Path, _version: str) -> None:
        assert not shows_keys(keys)
        os.write(keys, b"\x1b[B\n")
        raise KeyboardInterrupt

    monkeypatch.setattr(installing, "install", stopped)
    options = NewOptions(
        output=tmp_path, ask=asks, dry_run=False, git=False, install=True, run=False, as_json=False
    )
    answers = {"project_name": "Shelf", "database": "none"}
    monkeypatch.setattr(run_new, "_asked", lambda *_: plan(answers))
    with pytest.raises(Interrupted, match="The project is whole"):
        run_new.make(answers, options)
    assert "installing packages … stopped\n" in capsys.readouterr().out
    assert shows_keys(keys)
    assert is_waiting(sys.stdin.fileno()) is not asks, "the next command may be typed ahead"


def test_without_a_terminal_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        forget_typed_ahead()
        with unechoed():
            show_typed(wished=True)

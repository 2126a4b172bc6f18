"""The wizard, with keys pressed in a real pseudo-terminal."""

import json
import os
from pathlib import Path

import pexpect
import pytest
from projects import BIN

ENTER, DOWN = "\r", "\x1b[B"


@pytest.fixture
def terminal(tmp_path: Path) -> "pexpect.spawn[str]":
    """Give a terminal of 80 columns in an empty folder, the wizard running in it."""
    return start(tmp_path)


def start(folder: Path, *words: str) -> "pexpect.spawn[str]":
    return pexpect.spawn(
        str(BIN / "startwise"),
        ["new", *words, "--no-install"],
        cwd=str(folder),
        env={
            **os.environ,
            "TERM": "xterm",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "PATH": f"{BIN}:{os.environ['PATH']}",
        },
        encoding="utf-8",
        dimensions=(40, 80),
        timeout=20,
    )


def press(terminal: "pexpect.spawn[str]", question: str, keys: str) -> None:
    terminal.expect_exact(question)
    terminal.send(keys)


def test_the_five_questions_lead_to_a_project(
    terminal: "pexpect.spawn[str]", tmp_path: Path
) -> None:
    press(terminal, "What is the project called?", "\x15Shelf" + ENTER)
    press(terminal, "Which database?", ENTER)
    press(terminal, "How do people log in?", DOWN + ENTER)
    press(terminal, "Does it wait", ENTER)
    press(terminal, "How large will it", ENTER)
    press(terminal, "What matters most?", ENTER)
    press(terminal, "More options?", "n")
    terminal.expect_exact("as the articles advise")
    terminal.expect_exact("rest: yes, because tokens guard an API")
    press(terminal, "Create ", "y")
    terminal.expect_exact("Tests: uv run pytest")
    terminal.expect(pexpect.EOF)
    assert (tmp_path / "shelf/manage.py").exists()


def test_questions_that_cannot_apply_are_not_asked(tmp_path: Path) -> None:
    terminal = start(tmp_path, "Shelf", "--database", "none")
    press(terminal, "A JSON API?", "n")
    assert "How do people" not in str(terminal.before)
    press(terminal, "Does it wait", ENTER)
    press(terminal, "How large will it", ENTER)
    press(terminal, "What matters most?", ENTER)
    press(terminal, "More options?", "n")
    press(terminal, "Create ", "y")
    terminal.expect(pexpect.EOF)
    assert not (tmp_path / "shelf/manage.py").exists(), "nothing but a small service: Flask"


def test_a_name_is_checked_as_it_is_typed(terminal: "pexpect.spawn[str]") -> None:
    press(terminal, "What is the project called?", "\x15../up" + ENTER)
    terminal.expect_exact("is a path, not a name")
    terminal.sendintr()
    terminal.expect_exact("nothing was written")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 130


def test_saying_no_at_the_end_writes_nothing(tmp_path: Path) -> None:
    core = ["--database", "none", "--auth", "none", "--no-admin", "--no-rest", "--async", "none"]
    terminal = start(tmp_path, "Shelf", *core, "--size", "small", "--priority", "open")
    press(terminal, "Create ", "n")
    terminal.expect_exact("Nothing was written")
    terminal.expect(pexpect.EOF)
    assert not list(tmp_path.iterdir())


def test_yes_asks_nothing(tmp_path: Path) -> None:
    terminal = start(tmp_path, "Shelf", "--yes", "--dry-run", "--json")
    told = json.loads(terminal.read())
    assert told["framework"] == "django"


def test_a_name_that_is_taken_is_told_and_another_asked_for(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    press(terminal, "What is the project called?", "json" + ENTER)
    terminal.expect_exact("'json' is a module of Python's standard library")
    terminal.sendintr()
    terminal.expect(pexpect.EOF)
    assert not list(tmp_path.iterdir())

"""The wizard as it is drawn, with keys pressed in a real pseudo-terminal."""

import json
from pathlib import Path

import pytest
from projects import BIN
from terminals import BACK, CTRL_C, DOWN, ENTER, WIPE, Terminal

_STARTWISE = str(BIN / "startwise")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Give a terminal in an empty folder, the wizard running in it."""
    return start(tmp_path)


def start(folder: Path, *words: str, rows: int = 24, columns: int = 80) -> Terminal:
    command = [_STARTWISE, "new", *words, "--no-install"]
    return Terminal(folder, command, rows=rows, columns=columns)


def test_the_questions_lead_through_the_review_to_a_project(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.answer("What is the project called?", "Shelf", ENTER)
    terminal.answer("Which database?", ENTER)
    terminal.answer("How do people log in?", DOWN, ENTER)
    terminal.answer("realtime", ENTER)
    terminal.answer("How large will it", ENTER)
    terminal.answer("What matters most?", ENTER)
    terminal.answer("More options?", ENTER)
    terminal.shows("What now?")
    review = terminal.everything()
    assert "rest   yes, because tokens guard an API" in review
    assert "startwise new Shelf --auth tokens --no-install --yes" in review
    terminal.press(ENTER)
    assert terminal.end() == 0
    assert (tmp_path / "shelf/manage.py").exists()


def test_a_list_tells_what_each_choice_brings_and_where_the_pick_stands(
    terminal: Terminal,
) -> None:
    terminal.answer("What is the project called?", "Shelf", ENTER)
    screen = terminal.shows("Which database?")
    assert "sqlite      a file" in screen
    assert "settles on Flask" in screen
    assert "Django brings its own ORM and migrations." in screen
    assert "Articles, moderate for Django: Models, ORM" in screen
    assert "Now: nothing said so far speaks for either" in screen
    assert "With sqlite: Django 2 : Flask 0" in screen
    terminal.press(DOWN)
    terminal.shows("Django brings its own ORM and migrations through psycopg.")
    terminal.press(ENTER)
    terminal.shows("Now: Django 2 : Flask 0 \N{EN DASH} database postgresql weighed most")


def test_a_key_goes_back_and_the_answer_given_there_is_the_preset(terminal: Terminal) -> None:
    terminal.answer("What is the project called?", "Shelf", ENTER)
    terminal.answer("Which database?", DOWN, ENTER)
    terminal.answer("How do people log in?", BACK)
    terminal.shows("> postgresql")
    terminal.answer("Which database?", BACK)
    screen = terminal.shows("> Shelf")
    assert "What is the project called?" in screen
    terminal.press(BACK)
    terminal.shows("This is the first question.")
    terminal.press(ENTER)
    terminal.shows("> postgresql")


def test_questions_that_cannot_apply_are_not_asked(tmp_path: Path) -> None:
    terminal = start(tmp_path, "Shelf", "--database", "none", rows=50)
    terminal.answer("A JSON API?", ENTER)
    assert "How do people" not in terminal.written
    terminal.answer("realtime", ENTER)
    terminal.answer("How large will it", ENTER)
    terminal.answer("What matters most?", ENTER)
    terminal.answer("More options?", ENTER)
    terminal.shows("What now?")
    assert "none, because there is no database to keep users in" in terminal.everything()
    terminal.press("l", ENTER)
    assert terminal.end() == 130
    assert not list(tmp_path.iterdir())
    assert "To make it after all: startwise new Shelf --database none" in terminal.everything()


@pytest.mark.parametrize("name", ["../up", "json"])
def test_a_name_is_checked_as_it_is_typed(terminal: Terminal, name: str) -> None:
    told = {"../up": "'../up' is a path, not a name.", "json": "is a module of Python's"}
    terminal.answer("What is the project called?", name)
    terminal.shows(told[name])
    terminal.press(WIPE, "Shelf")
    terminal.shows("Its folder and package: shelf")
    terminal.press(CTRL_C)
    assert terminal.end() == 130


def test_yes_asks_nothing(tmp_path: Path) -> None:
    terminal = start(tmp_path, "Shelf", "--yes", "--dry-run", "--json")
    assert terminal.end() == 0
    assert json.loads(terminal.written)["framework"] == "django"

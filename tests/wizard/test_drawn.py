"""The wizard as it is drawn, with keys pressed in a real pseudo-terminal."""

import re
from pathlib import Path

import pytest
from projects import BIN
from terminals import BACK, CTRL_C, CTRL_D, DOWN, ENTER, UP, WIPE, Terminal

from generator.answers.answers_file import read_answers
from generator.wizard.cards import TYPED_AHEAD

_STARTWISE = str(BIN / "startwise")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Return a terminal in an empty folder, the wizard running in it."""
    return start(tmp_path)


def start(folder: Path, *words: str, rows: int = 24, columns: int = 80) -> Terminal:
    command = [_STARTWISE, "new", *words, "--no-install"]
    return Terminal(folder, command, rows=rows, columns=columns)


ALL_BUT_PRIORITY = (
    "--database sqlite --auth accounts --admin --no-rest --async none --size open".split()
)


def test_the_questions_lead_through_the_review_to_a_project(
    terminal: Terminal, tmp_path: Path
) -> None:
    terminal.answer("What is the project called?", "Shelf", ENTER)
    terminal.answer("Which database?", ENTER)
    terminal.answer("How do people log in?", DOWN, ENTER)
    terminal.answer("realtime", ENTER)
    terminal.answer("How large will it", ENTER)
    terminal.answer("What matters most?", ENTER)
    terminal.answer("What else", ENTER)
    review = terminal.shows("What now?")
    assert re.search("rest +yes, because tokens guard an API", review)
    assert " create  [change]  overrule " in review
    terminal.press("p", ENTER)
    told = terminal.answer("Enter closes", ENTER)
    assert "startwise new Shelf --database sqlite --auth tokens --no-install --yes" in told
    terminal.shows("[print]")
    terminal.press("c")
    terminal.shows("[create]")
    terminal.press(ENTER)
    assert terminal.end() == 0
    assert (tmp_path / "shelf/manage.py").exists()


def test_a_list_tells_what_each_choice_brings_and_where_the_pick_stands(
    terminal: Terminal,
) -> None:
    terminal.answer("What is the project called?", "Shelf", ENTER)
    screen = terminal.shows("Which database?")
    assert "sqlite      a file" in screen
    assert "decisive for Flask" in screen
    assert "Django brings its own ORM and migrations." in screen
    assert "Articles, moderate for Django: Models, ORM" in screen
    assert "Now: no answer yet speaks for Django or for Flask" in screen
    assert "With database sqlite: Django 2 : Flask 0" in screen
    terminal.press(DOWN)
    terminal.shows("Django brings its own ORM and migrations through psycopg.")
    terminal.press(ENTER)
    terminal.shows("Now: Django, because database postgresql weighed most: Django 2 : Flask 0")


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
    terminal.press("x")
    screen = terminal.shows("> Shelfx")
    assert "This is the first question." not in screen
    terminal.press("/")
    terminal.shows("'Shelfx/' is a path, not a name.")
    terminal.press(BACK)
    assert "is a path" not in terminal.shows("This is the first question.")
    terminal.press("\x7f")
    assert "This is" not in terminal.shows("Its folder and package: shelfx")
    terminal.press(ENTER)
    terminal.shows("> postgresql")


def test_questions_that_cannot_apply_are_not_asked(tmp_path: Path) -> None:
    terminal = start(tmp_path, "Shelf", "--database", "none", rows=50)
    terminal.answer("A JSON API?", ENTER)
    assert "How do people" not in terminal.written
    terminal.answer("realtime", ENTER)
    terminal.answer("How large will it", ENTER)
    terminal.answer("What matters most?", ENTER)
    terminal.answer("What else", ENTER)
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


@pytest.mark.parametrize("flag", ["--yes", "--json"])
def test_these_flags_ask_nothing_in_a_terminal(flag: str, tmp_path: Path) -> None:
    terminal = start(tmp_path, "Shelf", "--dry-run", flag)
    assert terminal.end() == 0
    assert "Which database?" not in terminal.written
    assert "wsgi.py" in terminal.written


# The command is longer than a line: what stands on the first.
ALL_SAID = "startwise new Shelf --database sqlite --auth accounts --admin"


def at_the_review(folder: Path, *words: str, rows: int = 70) -> Terminal:
    """Return a terminal that shows the review of answers that were all said."""
    said = (*ALL_BUT_PRIORITY, "--priority", "open")
    terminal = start(folder, "Shelf", *said, *words, rows=rows, columns=120)
    terminal.shows("What now?")
    return terminal


def test_what_is_all_said_goes_straight_to_the_review(tmp_path: Path) -> None:
    terminal = at_the_review(tmp_path)
    review = terminal.everything()
    assert "Which database?" not in terminal.written
    assert re.search("package name +shelf, from the name", review)
    assert "Django, because auth accounts and admin weighed most: Django 10 : Flask 0." in review
    assert re.search(
        r"\n\d+ files, [\d,]+ lines; \d+ packages to run it, \d+ to work on it", review
    )
    assert f"{ALL_SAID} --no-install" in review
    terminal.press(BACK)
    terminal.shows("No question was asked; the menu changes any answer: take change.")


def test_a_review_longer_than_the_screen_is_read_once_and_its_menu_stands_below_its_beginning(
    tmp_path: Path,
) -> None:
    terminal = start(tmp_path, "Shelf", *ALL_BUT_PRIORITY, columns=40, rows=12)
    terminal.answer("What matters most?", ENTER)
    terminal.answer("What else", ENTER)
    terminal.answer("Lines 1 to 11 of ", "G")
    assert "startwise new Shelf" in terminal.answer("Enter closes", ENTER)
    screen = terminal.shows("What now?")
    assert "Review of Shelf" in screen
    assert " …\n" in screen
    terminal.press("w", ENTER)
    terminal.answer("What would you like to know?", "N", ENTER)
    assert "Review of Shelf" in terminal.answer("What now?", BACK)
    terminal.answer("What else", ENTER)
    terminal.answer("What now?", CTRL_C)
    assert terminal.end() == 130
    assert "your answers are saved in shelf.answers.toml" in terminal.written.replace("\r\n", " ")


def test_keys_typed_ahead_make_no_project_and_are_not_shown(tmp_path: Path) -> None:
    flags = "--database none --no-rest --async none --size open --priority open --no-install"
    script = f"{_STARTWISE} new Shelf --answers open.toml {flags}; stty -a"
    (tmp_path / "open.toml").write_text("")
    terminal = Terminal(tmp_path, ["sh", "-c", script], rows=60)
    terminal.shows("What now?")
    terminal.press(ENTER)
    terminal.answer("Which answer?", "s", ENTER)
    terminal.answer("How large", DOWN + 3 * ENTER + "\x1b[6~\x0c")
    terminal.shows("--size small")
    screen = terminal.shows("What now?")
    assert "[change]" in screen
    assert TYPED_AHEAD in screen
    assert "^[" not in terminal.written
    assert not (tmp_path / "shelf").exists()
    terminal.press(CTRL_C)
    terminal.end()
    assert " echo " in terminal.written, "keys are shown again afterwards"


def test_one_answer_is_changed_at_the_review_and_what_clashes_is_asked_again(
    tmp_path: Path,
) -> None:
    terminal = at_the_review(tmp_path, "--auth", "both", "--rest", "--no-admin")
    terminal.answer("What now?", ENTER)
    terminal.answer("Which answer?", "r", ENTER)
    terminal.answer("A JSON API?", DOWN, ENTER)
    screen = terminal.shows("How do people log in?")
    assert "Asked again: tokens guard an API, and there is none." in screen
    assert "tokens    not possible: tokens guard an API, and there is none" in screen
    terminal.press("t", ENTER)
    terminal.shows("tokens is not possible")
    terminal.press("a", ENTER)
    terminal.shows("startwise new Shelf --database sqlite --auth accounts --no-admin --no-install")


def test_a_framework_is_overruled_after_its_objections(tmp_path: Path) -> None:
    terminal = at_the_review(tmp_path)
    terminal.answer("What now?", "o", ENTER)
    screen = terminal.shows("Take Flask all the same?")
    assert "The articles advise Django. What they hold against Flask:" in screen
    assert "Django's admin, its most praised part" in screen
    terminal.press("y", ENTER)
    terminal.shows("Flask, as you asked; the articles advise Django, because auth accounts")
    terminal.shows(f"{ALL_SAID} --framework flask")
    terminal.answer("What now?", "w", ENTER)
    screen = terminal.shows("What would you like to know?")
    for asked in ("What speaks for Flask?", "What would make them advise Flask?"):
        assert asked in screen
    assert "Why do the articles advise Django?" in screen
    terminal.press("N", ENTER)
    terminal.answer("What now?", "f", ENTER)
    terminal.shows(f"{ALL_SAID} --no-install")


def test_answers_that_give_way_at_the_review_are_told_before_and_after(tmp_path: Path) -> None:
    terminal = at_the_review(tmp_path)
    terminal.answer("What now?", ENTER)
    terminal.answer("Which answer?", "d", ENTER)
    terminal.answer("Which database?", UP)
    screen = terminal.shows("With database none: Django 0 : Flask 2")
    assert "auth becomes none: without a database there is nowhere to keep users." in screen
    assert "admin becomes no: without a database there is nothing to administer." in screen
    terminal.press(ENTER)
    menu = terminal.shows("What now?")
    assert "auth accounts became none: without a database" in menu
    assert "admin yes became no: without a database" in menu


def test_the_review_tells_why_and_shows_the_tree(tmp_path: Path) -> None:
    terminal = at_the_review(tmp_path)
    terminal.answer("What now?", "w", ENTER)
    terminal.answer("What would you like to know?", DOWN, ENTER)
    terminal.shows("In these answers nothing speaks for Flask.")
    terminal.answer("Enter closes", ENTER)
    terminal.answer("What would you like to know?", "N", ENTER)
    terminal.answer("What now?", "t", ENTER)
    assert "  config/\n" in terminal.shows("Lines 1 to 69 of ")
    terminal.press("G")
    terminal.shows("packages to run")
    terminal.press("g")
    terminal.answer("Lines 1 to 69 of ", ENTER)
    assert "[tree]" in terminal.shows("What now?")
    terminal.press(ENTER)
    terminal.answer("Lines 1 to 69 of ", CTRL_C)
    assert terminal.end() == 130
    assert not list(tmp_path.iterdir())


def test_answers_are_saved_and_no_file_is_overwritten_unasked(tmp_path: Path) -> None:
    (tmp_path / "shelf.toml").write_text("mine")
    terminal = at_the_review(tmp_path)
    terminal.answer("What now?", "s", ENTER)
    terminal.shows("It is already there; you are asked before it is overwritten.")
    terminal.press(ENTER)
    terminal.answer("Overwrite shelf.toml?", ENTER)
    terminal.answer("What now?", "s", ENTER)
    terminal.answer("Save all answers in which file?", WIPE, "nowhere/a.toml")
    terminal.shows("There is no folder nowhere.")
    terminal.press(WIPE, "mine.toml", ENTER)
    terminal.shows("Saved in mine.toml.")
    assert (tmp_path / "shelf.toml").read_text() == "mine"
    assert read_answers(tmp_path / "mine.toml")["auth"] == "accounts"


def test_ctrl_c_keeps_the_answers_and_its_command_resumes(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    terminal.answer("What is the project called?", 'It\'s a "shelf"', ENTER)
    terminal.answer("Which database?", DOWN, ENTER)
    terminal.answer("How do people log in?", CTRL_C)
    assert terminal.end() == 130
    command = re.search(r"Go on with: (.*?)\r?\n", terminal.written)
    assert command, terminal.written
    resumed = Terminal(tmp_path, ["sh", "-c", command[1]])
    screen = resumed.shows("How do people log in?")
    assert 'It\'s a "shelf": database postgresql' in screen
    resumed.press(CTRL_D)
    assert resumed.end() == 130
    assert command[1] in resumed.written, "nothing new was said: the same command goes on"
    assert [one.name for one in tmp_path.iterdir()] == ["it_s_a_shelf.answers.toml"]


def test_ctrl_c_before_any_answer_keeps_nothing(terminal: Terminal, tmp_path: Path) -> None:
    terminal.answer("What is the project called?", CTRL_C)
    assert terminal.end() == 130
    assert "Stopped; no project was written." in terminal.text()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_there_has_another_name_asked_for(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf/mine").touch()
    terminal = start(tmp_path, "Shelf")
    screen = terminal.shows("What is the project called?")
    assert "is already there" in screen.replace("\n", " ")
    assert "> Shelf 2" in screen
    terminal.press(WIPE, "Shelf", ENTER, WIPE, "Till", ENTER)
    terminal.shows("Which database?")


def test_hostile_text_never_reaches_the_terminal(tmp_path: Path) -> None:
    terminal = start(tmp_path, "\x1b[2J\x07\u202eShelf")
    screen = terminal.shows("What is the project called?")
    assert "has line breaks or control characters" in screen
    terminal.press("sh\x16\x07el\u202ef")
    screen = terminal.shows("Its folder and package: shelf")
    assert "> shelf" in screen
    terminal.press(ENTER)
    terminal.shows("Which database?")
    assert "\x07" not in terminal.written
    assert "\u202e" not in terminal.written


def test_no_line_is_longer_than_a_hundred_columns(tmp_path: Path) -> None:
    terminal = Terminal(
        tmp_path, [_STARTWISE, "new", "Shelf", "--no-install"], columns=120, rows=50
    )
    questions = ["Which database?", "How do people", "An admin", "A JSON API?", "realtime"]
    for question in (*questions, "How large", "What matters"):
        screen = terminal.answer(question, ENTER)
        assert max(map(len, screen.splitlines())) <= 100
    terminal.answer("What else", ENTER)
    terminal.shows("What now?")
    assert max(map(len, terminal.everything().splitlines())) <= 100


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (40, 10), (20, 5)])
def test_a_small_terminal_shows_the_choice_that_is_pointed_at(
    tmp_path: Path, columns: int, rows: int
) -> None:
    terminal = start(tmp_path, "Shelf", columns=columns, rows=rows)
    terminal.shows("> sqlite")
    terminal.press(UP, UP)
    screen = terminal.shows("> redis")
    assert "Which database?" in screen
    assert "Now: no answer" in screen
    terminal.press(ENTER)
    terminal.shows("Now: Flask")


def test_without_colour_the_same_is_read(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, [_STARTWISE, "new", "Shelf"], environment={"NO_COLOR": "1"})
    assert "> sqlite" in terminal.shows("With database sqlite: Django 2 : Flask 0")
    colours = re.findall(r"\x1b\[[0-9;]*?(?:3[0-7]|9[0-7]|38)[;m]", terminal.written)
    assert not colours


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}])
def test_a_space_that_no_line_ends_at_looks_as_any_other(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    words = [_STARTWISE, "new", "Book\N{NO-BREAK SPACE}Shelf"]
    terminal = Terminal(tmp_path, words, environment=environment)
    terminal.shows("[A0, A1, A2, A4]")
    terminal.press(CTRL_C)
    terminal.end()
    assert not re.search(r"\x1b\[[0-9;]*\b(?:4|33)[;m]", terminal.written)


def test_answers_with_defaults_are_ticked_by_space_and_enter_goes_on(tmp_path: Path) -> None:
    terminal = start(tmp_path, "Shelf", *ALL_BUT_PRIORITY)
    terminal.answer("What matters", ENTER)
    screen = terminal.answer("What else", "j", " ")
    assert "2 of 2" in screen
    assert "[x] pages          Pages with forms" in screen
    assert "Space ticks  Enter goes on" in screen
    terminal.shows("> [x] jobs")
    terminal.press("o", BACK)
    terminal.answer("What matters", ENTER)
    terminal.answer("[x] jobs", ENTER)
    terminal.shows("jobs           celery")


def test_the_framework_asked_for_shows_its_objections(tmp_path: Path) -> None:
    terminal = at_the_review(tmp_path, "--database", "mysql", "--auth", "none", "--no-admin")
    terminal.answer("What now?", ENTER)
    terminal.answer("Which answer?", "f", ENTER)
    terminal.answer("Which framework?", "f")
    terminal.shows("Against it, moderate for Django: Models, ORM and migrations")
    terminal.press(ENTER)
    terminal.shows("Flask, as you asked; the articles advise Django, because database mysql")

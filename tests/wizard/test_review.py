"""The review as text: on one screen of 80 by 24, and in lines that fit a narrower one."""

import re
from dataclasses import replace
from functools import partial

import pytest
from prompt_toolkit.application.current import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.output import DummyOutput

from generator.answers.command_line import equivalent
from generator.answers.questions import Answers
from generator.guidance.deciding import outcome
from generator.planning import plan
from generator.wizard import menus
from generator.wizard.drawing import fits
from generator.wizard.review import review, short_review
from generator.wizard.state import MORE, State, answered, begun

SAID: Answers = {
    "project_name": "Shelf", "database": "postgresql", "auth": "both", "async_needs": "realtime",
}  # fmt: skip


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_the_review_fits_the_terminal_and_its_command_can_be_copied(columns: int) -> None:
    command = equivalent({**SAID, "description": "It's  a shelf"}, outcome)
    shown = "\n".join(review(State(SAID), plan(SAID), command, columns=columns))
    assert max(map(len, shown.splitlines())) <= columns
    assert shown.replace(" \\\n    ", " ").endswith(f"  {command}"), (
        "a shell reads its lines as one"
    )


class Small(DummyOutput):
    """A terminal of 80 columns and 24 rows."""

    def get_size(self) -> Size:
        """Return its size."""
        return Size(rows=24, columns=80)


ASKED: Answers = {
    **SAID, "admin": True, "size": "large", "priority": "security", "jobs": "celery",
    "cache": "redis", "i18n": True, "observability": True,
}  # fmt: skip
OF_GIT: Answers = {"author_name": "Ada Lovelace", "author_email": "ada.lovelace@example.org"}


RESUMED: Answers = {
    **ASKED, "description": "Where the parcels are that nobody has called for yet, " * 3,
    "orm": "default", "pages": True, "framework": "flask", "license": "BSD-3-Clause",
    "python_version": "3.12", "rest": True, "project_slug": "shelf_of_books",
}  # fmt: skip


@pytest.mark.parametrize("said", [SAID, ASKED, RESUMED])
def test_the_review_and_its_menu_stand_on_one_screen(said: Answers) -> None:
    state, planned = State(said, OF_GIT), plan({**OF_GIT, **said})
    menu = menus.acts(state, planned, "write the project to ~/books", "Saved in shelf.toml.")
    command = equivalent(said, partial(outcome, known=OF_GIT))
    shorter = (review(state, planned), short_review(state, planned, bold=True))
    menu = replace(menu, above=review(state, planned, command, bold=True), shorter=shorter)
    with create_app_session(output=Small()):
        assert fits(menu)
        assert not fits(replace(menu, above=("line",) * 22, shorter=()))


def test_a_review_in_short_tells_every_answer_too() -> None:
    state, planned = State(ASKED, OF_GIT), plan({**OF_GIT, **ASKED})
    short = " ".join("\n".join(short_review(state, planned)).split())
    for told in ("package name shelf", "jobs celery", "rest yes, because", "python 3.13"):
        assert told in short
    assert "startwise new" not in short
    assert "slug" not in short


def test_what_was_left_as_it_was_on_a_card_was_answered_and_a_file_has_its_own_heading() -> None:
    files = {"database": "team.toml"}
    state = answered(begun(SAID, {}, files=files), MORE, "")
    by_title = {text.splitlines()[0]: text for text in review(state, plan(SAID))}
    assert re.search("pages +yes", by_title["You answered"])
    assert re.search("database +postgresql", by_title["From team.toml"])
    assert "pages" not in by_title["By default"]
    assert re.search("package name +shelf, from the name", by_title["What followed"])

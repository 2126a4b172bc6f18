"""The review as text: on one screen of 80 by 24, and in lines that fit a narrower one."""

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
from generator.wizard.review import review
from generator.wizard.state import State

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


@pytest.mark.parametrize("said", [SAID, ASKED])
def test_the_review_and_its_menu_stand_on_one_screen(said: Answers) -> None:
    state, planned = State(said, OF_GIT), plan({**OF_GIT, **said})
    menu = menus.acts(state, planned, "write the project to ~/books")
    shown = review(state, planned, equivalent(said, partial(outcome, known=OF_GIT)), bold=True)
    with create_app_session(output=Small()):
        assert fits(replace(menu, above=shown))
        assert not fits(replace(menu, above=("line",) * 22))

"""The review as text: whatever the terminal's width, the command stays whole."""

import pytest

from generator.planning import plan
from generator.questions import Answers
from generator.wizard.command import equivalent
from generator.wizard.review import review
from generator.wizard.state import State

SAID: Answers = {
    "project_name": "Shelf", "database": "postgresql", "auth": "both", "async_needs": "realtime",
}  # fmt: skip


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_the_review_fits_the_terminal_and_the_command_stays_whole(columns: int) -> None:
    state = State(SAID)
    command = equivalent(SAID, {})
    lines = review(state, plan(SAID), command, columns=columns).splitlines()
    assert command in lines, "as one line, so that it can be copied"
    assert [line for line in lines if len(line) > columns and line != command] == []

"""The review as text: whatever the terminal's width, the command stays whole."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answers.command_line import equivalent
from generator.answers.questions import Answers
from generator.guidance.deciding import outcome
from generator.planning import plan
from generator.wizard.review import Review, review
from generator.wizard.screenfuls import screenfuls
from generator.wizard.state import State

SAID: Answers = {
    "project_name": "Shelf", "database": "postgresql", "auth": "both", "async_needs": "realtime",
}  # fmt: skip
STATE, PLAN = State(SAID), plan(SAID)


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_the_review_fits_the_terminal_and_the_command_stays_whole(columns: int) -> None:
    state = State(SAID)
    command = equivalent(SAID, outcome)
    lines = review(state, plan(SAID), command, columns=columns).text.splitlines()
    assert command in lines, "as one line, so that it can be copied"
    assert [line for line in lines if len(line) > columns and line != command] == []


REVIEW = Review(
    ("Review\n", "Answers\n  a\n  b\n", "Flask\n  - why\n", "Made\n  1 file\n", "Line\nnew\n"),
    "Flask\n  - why\n",
    "Flask\n",
)


def test_a_review_that_fits_above_its_menu_stays_as_it_is() -> None:
    assert screenfuls(REVIEW, 80, 20, 4) == (REVIEW.text,)


def test_a_longer_one_is_cut_between_its_sections_and_the_last_tells_the_pick_again() -> None:
    assert screenfuls(REVIEW, 80, 11, 3) == (
        "\nReview\n\nAnswers\n  a\n  b\n\nFlask\n  - why\n",
        "\nFlask\n\nMade\n  1 file\n\nLine\nnew\n\n",
    )


def test_the_title_is_no_screenful_of_its_own() -> None:
    many = Review(("Review\n", "Answers\n" + "  a\n" * 9, "Line\nnew\n"), "", "")
    assert screenfuls(many, 80, 8, 3)[0].splitlines()[1:5] == ["Review", "", "Answers", "  a"]


def test_where_nothing_fits_above_the_menu_the_last_screenful_is_empty() -> None:
    assert screenfuls(REVIEW, 80, 6, 5)[-1] == ""


@settings(deadline=None)
@given(columns=st.integers(10, 100), rows=st.integers(3, 60), menu=st.integers(1, 12))
def test_every_line_of_a_review_is_on_a_screenful_and_each_fits(
    columns: int, rows: int, menu: int
) -> None:
    whole = review(STATE, PLAN, equivalent(SAID, outcome), bold=True)
    *paused, last = screenfuls(whole, columns, rows, menu)
    shown = [line for text in (*paused, last) for line in text.splitlines() if line]
    told = [line for line in whole.text.splitlines() if line]
    assert [line for line in told if line not in shown] == []
    for text, room in (*((one, rows - 1) for one in paused), (last, rows - menu)):
        lines = re.sub(r"\x1b\[\dm", "", text).removeprefix("\n").splitlines()
        taken = sum(max(-(-len(line) // columns), 1) for line in lines)
        assert taken <= room or len(lines) <= 1

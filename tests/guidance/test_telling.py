"""The text of a recommendation in the terminal."""

from itertools import product

import pytest
from advice import is_valid
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.guidance.engine import recommend
from generator.guidance.rules import Framework
from generator.guidance.telling import told
from generator.guidance.wording import grouped
from generator.questions import BY_NAME, RECOMMENDED_ON, Answers

BACK_OFFICE: Answers = {"database": "postgresql", "auth": "accounts", "admin": True}
CONTESTED: Answers = {"database": "mongodb", "auth": "accounts", "admin": True, "size": "large"}
PLAIN: Answers = {"database": "sqlite"}
VALID_ANSWERS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(BY_NAME[name].values) for name in RECOMMENDED_ON}
).filter(is_valid)


def _told(answers: Answers, framework_asked: Framework | None = None, bold: bool = False) -> str:
    return told(recommend(answers), answers, framework_asked=framework_asked, bold=bold)


def _sections(text: str) -> dict[str, str]:
    """Give what stands under each heading, its lines joined."""
    blocks = (block.split("\n", 1) for block in text.strip().split("\n\n"))
    return {heading: " ".join(body.split()) for heading, body in blocks}


DECISIVE = "a decisive reason settles it, whatever the sums."
STRONG = "The pick is contested: a strong reason speaks for Django."
EVEN = "The pick is contested: the sums are even."
UNNAMED = "A database that is not named counts as none."


@pytest.mark.parametrize(
    ("answers", "pick", "basis"),
    [
        (
            BACK_OFFICE,
            "Django",
            ["Django 10, Flask 0.", "You said --database postgresql --auth accounts --admin."],
        ),
        (
            CONTESTED,
            "Flask",
            [
                f"Flask 0, Django 12; {DECISIVE}",
                STRONG,
                "You said --database mongodb --auth accounts --admin --size large.",
            ],
        ),
        (
            {"priority": "delivery"},
            "Django",
            [
                "Django 2, Flask 2; a tie, which goes to Django.",
                EVEN,
                "You said --priority delivery.",
                UNNAMED,
            ],
        ),
        ({}, "Flask", ["Flask 2, Django 0.", "You said nothing yet.", UNNAMED]),
    ],
    ids=["plain", "contested", "tie", "nothing said"],
)
def test_the_pick_comes_first_with_its_score_and_its_answers(
    answers: Answers, pick: str, basis: list[str]
) -> None:
    first = next(iter(_sections(_told(answers)).items()))

    assert first == (f"{pick}, as the articles advise.", " ".join(basis))


def test_close_sums_are_called_contested() -> None:
    text = _told({"async_needs": "views", "rest": True, "priority": "open"})

    assert "Django 5, Flask 3." in text
    assert "contested" not in text
    assert "contested: the sums are close" in " ".join(
        _told({"priority": "delivery", "rest": True, "auth": "tokens"}).split()
    )


@pytest.mark.parametrize(
    ("asked", "headline"),
    [
        (None, "Django, as the articles advise."),
        ("django", "Django, as you asked; the articles advise it too."),
        ("flask", "Flask, as you asked; the articles advise Django."),
    ],
)
def test_a_framework_that_was_asked_for_is_set_against_the_advice(
    asked: Framework | None, headline: str
) -> None:
    assert _told(BACK_OFFICE, asked).splitlines()[0] == headline


def test_the_questions_a_reader_has_are_the_headings() -> None:
    text = _told({"database": "postgresql", "rest": True})

    assert list(_sections(text)) == [
        "Django, as the articles advise.",
        "Why Django?",
        "Why not Flask?",
        "What would each bring?",
        "Where do the articles disagree?",
        "What has changed since they were written?",
        "What did not count?",
        "What would make it Flask?",
        "Who says so?",
    ]


def test_sections_with_nothing_to_tell_are_left_out() -> None:
    sections = _sections(_told(PLAIN))

    assert "Where do the articles disagree?" not in sections
    assert "What has changed since they were written?" not in sections
    assert sections["Why not Flask?"] == "In these answers nothing speaks for Flask."


def test_a_reason_is_told_with_its_strength_and_its_sources() -> None:
    assert _sections(_told(PLAIN))["Why Django?"] == (
        "moderate Models, ORM and migrations for SQLite, MySQL, PostgreSQL and Oracle are part of "
        "Django. [A0, A1, A2, A4]"
    )


def test_what_would_flip_it_is_ready_to_type() -> None:
    assert _sections(_told({"database": "postgresql", "rest": True}))[
        "What would make it Flask?"
    ] == (
        "--database none (or mongodb or redis) --size small --priority control (or learning) "
        "--orm peewee"
    )


def test_a_flip_of_several_answers_is_typed_whole_and_names_what_else_would_do() -> None:
    answers: Answers = {"database": "mongodb", "size": "small", "priority": "control", "rest": True}

    assert _sections(_told(answers))["What would make it Django?"] == (
        "--database sqlite --size large (or --database postgresql, mysql or oracle) "
        "--database sqlite --priority security (or --database postgresql, mysql or oracle)"
    )


def test_a_note_that_two_reasons_share_is_told_once() -> None:
    answers: Answers = {"database": "postgresql", "auth": "tokens", "rest": True}

    assert _told(answers).count("Flask-JWT, which A4 names") == 1


def test_the_articles_are_cited_with_author_title_and_year() -> None:
    sources = _sections(_told(PLAIN))["Who says so?"]

    assert 'A1 Himanshu Garg, "Django vs Flask - Which framework to choose" (2020)' in sources
    assert "(Soshace, 2019, updated 2024)" in sources


def test_bold_marks_the_headings_and_changes_nothing_else() -> None:
    bold = _told(BACK_OFFICE, bold=True)

    assert bold.startswith("\x1b[1mDjango, as the articles advise.\x1b[0m\n")
    assert bold.replace("\x1b[1m", "").replace("\x1b[0m", "") == _told(BACK_OFFICE)


@settings(deadline=None)
@given(answers=VALID_ANSWERS)
def test_every_text_fits_80_columns_and_ends_in_one_line_break(answers: Answers) -> None:
    text = _told(answers)

    assert [line for line in text.splitlines() if len(line) > 80] == []
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@settings(deadline=None)
@given(answers=VALID_ANSWERS)
def test_flips_told_together_are_every_flip_and_no_other(answers: Answers) -> None:
    flips = recommend(answers).flips

    told_together = [
        dict(zip(change.choices, values, strict=True))
        for change in grouped(flips)
        for values in product(*change.choices.values())
    ]
    in_order = sorted(told_together, key=str)
    assert in_order == sorted((dict(flip.answers) for flip in flips), key=str)

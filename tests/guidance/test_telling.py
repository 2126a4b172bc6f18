"""The text of a recommendation in the terminal."""

import shlex
from contextlib import suppress
from itertools import product
from typing import get_args

import pytest
from advice import is_valid
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answers.parsing import parse
from generator.answers.questions import (
    BY_NAME,
    QUESTIONS,
    Answers,
)
from generator.answers.validation import check_recommendable
from generator.errors import ClashingAnswers
from generator.guidance.pick_text import headline
from generator.guidance.recommendation import recommend
from generator.guidance.recommendation_text import (
    Section,
    advice,
    questions_about,
    sections,
)
from generator.guidance.rules import RECOMMENDED_ON
from generator.guidance.wording import grouped
from generator.terminal.paragraphs import command

BACK_OFFICE: Answers = {"database": "postgresql", "auth": "accounts", "admin": True}
CONTESTED: Answers = {"database": "mongodb", "auth": "accounts", "admin": True, "size": "large"}
PLAIN: Answers = {"database": "sqlite"}
SOME_ANSWERS = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(BY_NAME[name].values) for name in RECOMMENDED_ON}
)
VALID_ANSWERS = SOME_ANSWERS.filter(is_valid)


def _text(answers: Answers, bold: bool = False) -> str:
    return advice(recommend(answers), answers, bold=bold)


def _all(answers: Answers) -> str:
    return advice(recommend(answers), answers, everything=True)


def _sections(text: str) -> dict[str, str]:
    """Return what stands under each heading, its lines joined."""
    blocks = (block.split("\n", 1) for block in text.strip().split("\n\n"))
    return {heading: " ".join(body.split()) for heading, body in blocks}


STRONG = "The pick is contested: a strong reason speaks for Django."
EVEN = "The pick is contested: the sums are even."
UNNAMED = "A database that is not named counts as none."


@pytest.mark.parametrize(
    ("answers", "pick", "basis"),
    [
        (
            BACK_OFFICE,
            "Django, because auth accounts and admin weighed most: Django 10 : Flask 0.",
            ["You said --database postgresql --auth accounts --admin."],
        ),
        (
            CONTESTED,
            "Flask, because MongoDB is not relational, whatever the sums: Django 12 : Flask 0.",
            [
                STRONG,
                "You said --database mongodb --auth accounts --admin --size large.",
            ],
        ),
        (
            {"priority": "delivery"},
            "Django, because a tie goes to Django: Django 2 : Flask 2.",
            [
                EVEN,
                "You said --priority delivery.",
                UNNAMED,
            ],
        ),
        (
            {},
            "Flask, because database none weighed most: Django 0 : Flask 2.",
            ["You said nothing yet.", UNNAMED],
        ),
    ],
    ids=["plain", "contested", "tie", "nothing said"],
)
def test_the_pick_comes_first_with_its_score_and_its_answers(
    answers: Answers, pick: str, basis: list[str]
) -> None:
    first = next(iter(_sections(_text(answers)).items()))

    assert " ".join(" ".join(first).split()) == " ".join((pick, *basis))


def test_close_sums_are_called_contested() -> None:
    text = _text({"async_needs": "views", "rest": True, "priority": "open"})

    assert ": Django 5 : Flask 3." in text
    assert "contested" not in text
    assert "contested: the sums are close" in " ".join(
        _text({"priority": "delivery", "rest": True, "auth": "tokens"}).split()
    )


def test_the_questions_a_reader_has_are_the_headings() -> None:
    answers: Answers = {"database": "postgresql", "rest": True}
    first = [
        "Django, because database postgresql weighed most: Django 3 : Flask 1.",
        "Why Django?",
        "What speaks against it?",
        "What would make it Flask?",
    ]

    assert list(_sections(_text(answers))) == [*first, "What next?"]
    assert list(_sections(_all(answers))) == [
        *first,
        "What would each bring?",
        "Where do the articles disagree?",
        "What has changed since they were written?",
        "What did not count?",
        "Who says so?",
        "What next?",
    ]


def test_what_is_left_to_all_is_named_at_the_end_with_how_much_there_is() -> None:
    end = " ".join(_text({"database": "postgresql", "rest": True}).splitlines()[-2:]).split()

    assert " ".join(end) == (
        "--all adds what each would bring, where the articles disagree (1), what has changed "
        "since (2), what did not count and who says so."
    )
    assert "--all" not in _all({"database": "postgresql", "rest": True})


def test_what_is_told_at_first_fits_a_screen() -> None:
    api: Answers = {"database": "postgresql", "rest": True}
    for answers in ({}, BACK_OFFICE, CONTESTED, api):
        assert len(_text(answers).splitlines()) <= 40, answers


def test_what_did_not_count_takes_two_lines() -> None:
    told = _all(PLAIN)
    ignored = told[told.index("What did not count?") : told.index("\nWho says so?")]
    assert ignored.splitlines()[1:] == [
        "  Speed, popularity, template engine and routing style. Why: startwise explain",
        "    speed",
    ]


def test_sections_with_nothing_to_tell_are_left_out() -> None:
    sections = _sections(_all(PLAIN))

    assert "Where do the articles disagree?" not in sections
    assert "What has changed since they were written?" not in sections
    assert sections["What speaks against it?"] == "In these answers nothing speaks for Flask."


@pytest.mark.parametrize("answers", [{}, PLAIN, CONTESTED], ids=["nothing", "plain", "contested"])
def test_a_question_alone_is_answered_as_all_of_it_does(answers: Answers) -> None:
    recommendation = recommend(answers)
    questions = questions_about(recommendation, answers)

    assert len(questions) == len(get_args(Section))
    for heading, alone in questions.items():
        heading_line, body = alone.split("\n", 1)
        assert heading_line == heading
        assert body.strip()
        assert alone in _all(answers) or heading_line not in _all(answers)


def test_a_question_says_where_it_has_no_answer() -> None:
    text = "".join(questions_about(recommend(PLAIN), PLAIN).values())

    assert "Nowhere on these answers." in text
    assert "Nothing that these reasons rest on." in text


def _flips(answers: Answers) -> str:
    heading, lines = sections(recommend(answers), answers)["flips"]
    return "\n".join((heading, *lines, ""))


def test_a_reason_is_told_with_its_strength_and_its_sources() -> None:
    assert _sections(_text(PLAIN))["Why Django?"] == (
        "moderate Models, ORM and migrations for SQLite, MySQL, PostgreSQL and Oracle are part of "
        "Django. [A0, A1, A2, A4]"
    )


def test_what_would_flip_it_is_ready_to_type() -> None:
    assert _flips(BACK_OFFICE) == (
        "What would make it Flask?\n"
        "  database mongodb or redis\n"
        "    startwise recommend --database mongodb --auth accounts --admin\n"
        "  orm peewee\n"
        "    startwise recommend --database postgresql --auth accounts --admin \\\n"
        "      --orm peewee\n"
    )


def test_a_flip_of_several_answers_is_typed_whole_and_names_what_else_would_do() -> None:
    answers: Answers = {"database": "mongodb", "size": "small", "priority": "control", "rest": True}

    assert _sections(_text(answers))["What would make it Django?"] == (
        "database sqlite, postgresql, mysql or oracle and size large "
        "startwise recommend --database sqlite --rest --size large --priority control "
        "database sqlite, postgresql, mysql or oracle and priority security "
        "startwise recommend --database sqlite --rest --size small \\ --priority security"
    )


def test_more_than_four_ways_are_left_to_all() -> None:
    answers: Answers = {"size": "small", "priority": "control"}
    heading_line = "What would make it Django?"

    assert _sections(_text(answers))[heading_line].endswith("2 more ways: --all")
    assert _sections(_all(answers))[heading_line].count("startwise recommend") == 6


def test_a_command_of_several_lines_is_one_to_a_shell() -> None:
    lines = command(f"startwise recommend {'--flag value ' * 9}".strip(), 4).splitlines()

    assert max(map(len, lines)) <= 80
    assert all(line.endswith(" \\") for line in lines[:-1])
    assert shlex.split("\n".join(lines).replace("\\\n", "")) == [
        "startwise",
        "recommend",
        *["--flag", "value"] * 9,
    ]


def test_a_note_that_two_reasons_share_is_told_once() -> None:
    answers: Answers = {"database": "postgresql", "auth": "tokens", "rest": True}

    assert _all(answers).count("Flask-JWT, which A4 names") == 1


def test_the_articles_are_cited_with_author_title_and_year() -> None:
    sources = _sections(_all(PLAIN))["Who says so?"]

    assert 'A1 Himanshu Garg, "Django vs Flask - Which framework to choose" (2020)' in sources
    assert "(Soshace, 2019, updated 2024)" in sources


def test_bold_marks_the_headings_and_changes_nothing_else() -> None:
    bold = _text(BACK_OFFICE, bold=True)

    assert bold.startswith("\x1b[1mDjango, because auth accounts and admin weighed most")
    assert bold.replace("\x1b[1m", "").replace("\x1b[0m", "") == _text(BACK_OFFICE)


@settings(deadline=None)
@given(answers=VALID_ANSWERS, everything=st.booleans())
def test_every_text_fits_80_columns_and_ends_in_one_line_break(
    answers: Answers, everything: bool
) -> None:
    text = advice(recommend(answers), answers, everything=everything)

    assert [line for line in text.splitlines() if len(line) > 80] == []
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@settings(deadline=None)
@given(answers=SOME_ANSWERS)
def test_every_command_that_flips_the_pick_does(answers: Answers) -> None:
    with suppress(ClashingAnswers):
        check_recommendable(answers)
        recommendation = recommend(answers)

        for words in _commands(_flips(answers)):
            said = _answers_of(words.removeprefix("startwise recommend"))
            check_recommendable(said)
            assert recommend(said).framework == recommendation.other, words


@pytest.mark.parametrize(
    ("answers", "told_of_new"),
    [
        (
            {"rest": True},
            "takes --database sqlite, which weighs nothing. startwise new NAME --rest",
        ),
        (
            {"database": "sqlite", "size": "small"},
            "startwise new NAME --database sqlite --size small",
        ),
        (
            {"auth": "accounts"},
            (
                "takes --database sqlite --admin, which weighs nothing. "
                "startwise new NAME --auth accounts"
            ),
        ),
        (BACK_OFFICE, "startwise new NAME --database postgresql --auth accounts --admin"),
    ],
    ids=["no database", "no log-in", "the same pick", "nothing added"],
)
def test_what_new_adds_is_named_and_weighs_nothing(answers: Answers, told_of_new: str) -> None:
    assert _sections(_text(answers))["What next?"].startswith(
        (told_of_new, f"Where you say nothing, startwise new {told_of_new}")
    )


def _commands(text: str) -> list[str]:
    joined = text.replace(" \\\n", "")
    return [" ".join(line.split()) for line in joined.splitlines() if "startwise" in line]


def _answers_of(words: str) -> Answers:
    """Return the answers that the flags of a command say."""
    said: Answers = {}
    flags = iter(words.split())
    for flag in flags:
        name = next(one.name for one in QUESTIONS if flag in one.flags.split("/"))
        question = BY_NAME[name]
        yes_no = question.kind == "yes_no"
        said[name] = flag == question.flag if yes_no else parse(name, next(flags))
    return said


@settings(deadline=None)
@given(answers=VALID_ANSWERS)
def test_flips_told_together_are_every_flip_and_no_other(answers: Answers) -> None:
    flips = recommend(answers).flips

    joined = [
        dict(zip(change.choices, values, strict=True))
        for change in grouped(flips)
        for values in product(*change.choices.values())
    ]
    in_order = sorted(joined, key=str)
    assert in_order == sorted((flip for flip in flips), key=str)


def test_a_reason_that_decides_is_named_before_the_sums_that_it_outweighs() -> None:
    advised = recommend({"database": "redis", "admin": True})
    assert headline("flask", advised, "auto") == (
        "Flask, because Redis is not relational, whatever the sums: Django 4 : Flask 0."
    )
    overruled = headline("django", advised, "django")
    assert " ".join(overruled.split()) == (
        "Django, as you asked; the articles advise Flask, because Redis is not relational, "
        "whatever the sums: Django 4 : Flask 0."
    )

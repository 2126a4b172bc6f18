"""The decision record of a project."""

import re
from itertools import pairwise

import pytest
from advice import is_valid
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answers.completing import complete
from generator.answers.questions import (
    BY_NAME,
    Answer,
    Answers,
)
from generator.guidance.decision_record import decision_record
from generator.guidance.rules import RECOMMENDED_ON

AWKWARD = 'it\'s "quoted" \\ {{x}} {% y %} – 日本語 😀 $HOME # :'  # noqa: RUF001
MARKDOWN_LIKE = "- 1. *a* _b_ `c` <d> [e](f) \\* # &amp; |"

BACK_OFFICE: Answers = {"database": "postgresql", "auth": "accounts", "admin": True}


def _record(used: str, **answers: Answer) -> str:
    said = {"project_name": "Shelf", "database": "none", **answers}
    return decision_record(used, complete(said).answers)


def _sections(record: str) -> dict[str, str]:
    """Return what stands under each heading, its lines joined."""
    _, *parts = re.split(r"^## ", record, flags=re.MULTILINE)
    blocks = (part.split("\n", 1) for part in parts)
    return {heading: " ".join(body.split()) for heading, body in blocks}


def test_the_record_has_the_usual_sections() -> None:
    record = _record("django", database="postgresql", rest=True)

    assert record.splitlines()[0] == "# 1. Django as the web framework"
    assert list(_sections(record)) == [
        "Status",
        "Context",
        "Decision",
        "Reasons for Django",
        "What speaks against it",
        "What each would bring",
        "Where the articles disagree",
        "What has changed since",
        "What did not count",
        "What would change it",
        "Consequences",
        "Sources",
    ]


@pytest.mark.parametrize(
    ("used", "asked", "decision"),
    [
        ("django", "auto", "**Django**, picked as the articles advise."),
        (
            "django",
            "django",
            "**Django**, chosen by the project's owner; the articles advise it too.",
        ),
        (
            "flask",
            "flask",
            "**Flask**, chosen by the project's owner; the articles advise Django.",
        ),
        (
            "flask",
            "auto",
            "**Flask**, chosen by the project's owner; the articles advise Django.",
        ),
    ],
    ids=["advised", "asked and advised", "asked against the advice", "template against the advice"],
)
def test_the_decision_says_whose_it_was(used: str, asked: str, decision: str) -> None:
    sections = _sections(_record(used, framework=asked, **BACK_OFFICE))

    assert sections["Decision"] == f"{decision} The reasons add up: Django 10 : Flask 0."


def test_what_the_articles_say_against_a_choice_is_recorded() -> None:
    sections = _sections(_record("flask", framework="flask", **BACK_OFFICE))

    assert sections["Reasons for Flask"] == "None in these answers."
    assert sections["What speaks against it"].startswith("- Strong: Accounts, sessions")
    assert "- Strong: Django's admin" in sections["What speaks against it"]
    assert sections["What would change it"] == (
        "The articles would advise Flask with - database mongodb or redis - orm peewee"
    )


@pytest.mark.parametrize(
    ("answers", "listed"),
    [
        ({}, "- database: none"),
        (BACK_OFFICE, "- database: postgresql - auth: accounts - admin: yes"),
        (
            {"database": "sqlite", "auth": "none", "rest": True, "priority": "security"},
            "- database: sqlite - rest: yes - priority: security",
        ),
    ],
    ids=["nothing said", "back office", "api"],
)
def test_only_answers_that_matter_are_listed(answers: Answers, listed: str) -> None:
    context = _sections(_record("flask", **answers))["Context"]

    assert context.endswith(f"These answers count: {listed}")


@pytest.mark.parametrize("name", ["Shelf", AWKWARD, MARKDOWN_LIKE, "1. x"])
def test_the_name_of_the_project_arrives_as_itself(name: str) -> None:
    line = _record("flask", project_name=name).splitlines()[8]

    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", line)
    assert shown == f"Project: {name}"


def test_the_record_is_the_same_for_the_same_answers() -> None:
    assert _record("django", **BACK_OFFICE) == _record("django", **BACK_OFFICE)


@settings(deadline=None)
@given(
    answers=st.fixed_dictionaries(
        {name: st.sampled_from(BY_NAME[name].values) for name in RECOMMENDED_ON}
    ).filter(is_valid),
    framework=st.sampled_from(["django", "flask"]),
)
def test_every_record_is_wrapped_and_reads_as_markdown(answers: Answers, framework: str) -> None:
    record = _record(framework, **answers)
    lines = record.splitlines()

    assert [line for line in lines if len(line) > 88 or line != line.rstrip()] == []
    assert "\n\n\n" not in record
    assert record.endswith("\n")
    assert not record.endswith("\n\n")
    # A list begins after a blank line or another entry, and only entries begin with a dash.
    for before, line in pairwise(lines):
        if line.startswith("- "):
            assert before == "" or before.startswith(("- ", "  ")), line
        assert not line.startswith(("  - ", "  + ", "  * ", "  # ")), line


@pytest.mark.parametrize("framework", ["django", "flask"])
def test_where_nothing_was_said_the_record_does_not_argue(framework: str) -> None:
    said = complete({"project_name": "Shelf", "framework": framework}).answers
    defaults = ("database", "auth", "admin")
    record = decision_record(framework, {**said, "__defaults": defaults})

    assert list(_sections(record)) == ["Status", "Context", "Decision", "Consequences"]
    assert "articles advise" not in record

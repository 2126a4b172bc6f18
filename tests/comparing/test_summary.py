"""What a comparison says in a terminal, and in which order."""

from pathlib import Path

import pytest

from generator.answers.questions import Answers
from generator.cli.run_compare import _text
from generator.comparing import glances
from generator.comparing.layouts import both_frameworks, layout_of
from generator.comparing.measuring import compare
from generator.comparing.page import page
from generator.comparing.sides import layouts_of, with_labels
from generator.comparing.text.summary import comparison_text
from generator.planning import plan
from generator.terminal.columns import columns

ACCOUNTS = "Accounts, sessions and permissions are part of Django"


def test_the_table_stands_first_and_has_differences_alone() -> None:
    comparison = compare(*both_frameworks({"rest": True}))
    beside = columns("Django", "Flask", 80, bold=False)
    short, whole = (
        comparison_text(comparison, beside),
        comparison_text(comparison, beside, whole=True),
    )
    assert [line.split()[:2] for line in short.splitlines()].index(["What", "would"]) <= 6
    assert "Documentation" in whole
    assert "Documentation" not in short


def test_no_reason_is_printed_twice() -> None:
    sides = [
        layout_of({"framework": "flask", "auth": "accounts", "rest": rest})
        for rest in (False, True)
    ]
    comparison = compare(*with_labels(*sides))
    beside = columns("rest no", "rest yes", 80, bold=False)
    assert ACCOUNTS not in " ".join(comparison_text(comparison, beside).split())
    whole = " ".join(comparison_text(comparison, beside, whole=True).split())
    assert whole.count(ACCOUNTS) == 1
    assert "slight for Django (rest yes alone): " in whole


@pytest.mark.parametrize(
    "said", [{}, {"rest": True}, {"database": "postgresql", "rest": True, "size": "small"}]
)
def test_defaults_weigh_as_little_as_they_do_in_new(said: Answers) -> None:
    planned = plan(said).recommendation
    for layout in both_frameworks(said):
        assert layout.recommendation.framework == planned.framework
        assert layout.recommendation.scores == planned.scores


def summary(left: str | None, right: str | None) -> str:
    """Return what the command prints of two sides."""
    return _text(compare(*layouts_of(left, right, {})), "", whole=False)


def heading(left: str | None, right: str | None) -> str:
    """Return its first paragraph, in one line."""
    return " ".join(summary(left, right).split("\n\n")[0].split())


def test_defaults_are_named_apart_from_what_was_asked_for() -> None:
    first = heading(None, None)

    assert first.startswith(
        "Django and Flask, for pages yes, and the defaults database sqlite, auth accounts, admin "
        "yes, which weigh nothing. startwise new takes auth none and admin no unless you say "
        "otherwise The articles"
    )
    assert "advise Flask, because nobody asked for a database: Django 0 : Flask 2." in first


def test_one_default_is_said_to_be_one() -> None:
    comparison = compare(*both_frameworks({"auth": "accounts", "database": "sqlite"}))
    text = " ".join(comparison_text(comparison, columns("Django", "Flask", 80, bold=False)).split())
    assert "and the default admin yes, which weighs nothing." in text


def test_the_page_names_the_defaults_too() -> None:
    text = page(compare(*both_frameworks({})))
    named = "nothing: database sqlite, auth accounts, admin yes."
    assert f"Of these some are defaults that weigh {named}" in " ".join(text.split())


def test_defaults_that_a_project_would_have_are_only_named() -> None:
    comparison = compare(*both_frameworks({"database": "sqlite"}))
    assert glances.defaults(comparison) == {"auth": "accounts", "admin": "yes"}
    assert glances.dropped(comparison) == {}
    said = compare(*both_frameworks({"database": "none"}))
    assert glances.defaults(said) == {}


def test_sides_without_an_answer_in_common_are_not_of_the_same_answers() -> None:
    first = heading("database=none pages=no", "database=redis pages=yes framework=flask")

    assert "which have no choice in common." in first
    assert "same answers" not in first


def test_advice_for_one_side_names_that_side_and_no_framework_twice() -> None:
    first = heading("framework=django database=mysql auth=none", "framework=flask database=mysql")

    assert "For the left side's answers the articles advise Django, because" in first
    assert "For the right side's answers the articles advise Django" in first


def test_columns_are_called_as_their_projects(tmp_path: Path) -> None:
    for name, said in (("orders", "django"), ("word_stats", "flask")):
        for path, file in layout_of({"framework": said}).project.tree.items():
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_bytes(file.content)
    projects = str(tmp_path / "orders"), str(tmp_path / "word_stats")

    assert "What would I get?     orders (Django)              word_stats (Flask)" in summary(
        *projects
    )
    beside = summary(projects[1], "auth=none admin=no size=small")
    assert "For word_stats (Flask) the articles advise" in " ".join(beside.split())


def test_how_many_capabilities_there_are_says_what_is_counted() -> None:
    rows = compare(*layouts_of(None, None, {})).capabilities
    there = [row for row in rows if row.left.is_there or row.right.is_there]
    assert f"\n  {len(there)} capabilities  " in summary(None, None)

"""What a comparison says in a terminal, and in which order."""

import pytest

from generator.answers.questions import Answers
from generator.comparing.layouts import both_frameworks, layout_of
from generator.comparing.measuring import compare
from generator.comparing.sides import with_labels
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
    assert [line.split()[:2] for line in short.splitlines()].index(["What", "would"]) <= 5
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

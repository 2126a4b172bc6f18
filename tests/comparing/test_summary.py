"""What a comparison says in a terminal, and in which order."""

from generator.comparing.layouts import both_frameworks, layout_of
from generator.comparing.measuring import compare
from generator.comparing.sides import told_apart
from generator.comparing.text.summary import told
from generator.terminal.columns import columns

ACCOUNTS = "Accounts, sessions and permissions are part of Django"


def test_the_table_stands_first_and_has_differences_alone() -> None:
    comparison = compare(*both_frameworks({"rest": True}))
    beside = columns("Django", "Flask", 80, bold=False)
    short, whole = told(comparison, beside), told(comparison, beside, whole=True)
    assert [line.split()[:2] for line in short.splitlines()].index(["What", "would"]) <= 4
    assert "Documentation" in whole
    assert "Documentation" not in short


def test_no_reason_is_printed_twice() -> None:
    sides = [layout_of({"framework": "flask", "rest": rest}) for rest in (False, True)]
    comparison = compare(*told_apart(*sides))
    beside = columns("rest no", "rest yes", 80, bold=False)
    assert ACCOUNTS not in " ".join(told(comparison, beside).split())
    whole = " ".join(told(comparison, beside, whole=True).split())
    assert whole.count(ACCOUNTS) == 1
    assert "slight for Django (rest yes alone): " in whole

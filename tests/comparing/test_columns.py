"""Two sides beside each other, or folded into lines that say their side."""

from hypothesis import given
from hypothesis import strategies as st

from generator.terminal.columns import columns

WORDS = st.lists(st.text("abc,-", min_size=1, max_size=12), min_size=1, max_size=30).map(" ".join)


def test_there_is_room_for_both_from_80_columns_on() -> None:
    wide = columns("Django", "Flask", 80, bold=False)
    assert wide.row("tests", "many", "few").split() == ["tests", "many", "few"]
    narrow = columns("Django", "Flask", 79, bold=False)
    assert narrow.row("tests", "many", "few") == "  tests: Django many; Flask few"


def test_what_is_long_or_has_parts_is_folded_into_a_line_for_each_side() -> None:
    narrow = columns("Django", "Flask", 40, bold=False)
    assert narrow.row("data", "its ORM", "SQLAlchemy and more").splitlines() == [
        "  data",
        "    Django: its ORM",
        "    Flask: SQLAlchemy and more",
    ]
    assert len(narrow.row("data", "a; b", "c").splitlines()) == 3


def test_what_is_the_same_is_said_once() -> None:
    narrow = columns("Django", "Flask", 70, bold=False)
    assert narrow.row("tests", "pytest", "pytest") == "  tests: pytest (both)"


def test_a_heading_names_the_columns_and_stands_out_where_wanted() -> None:
    plain = columns("Django", "Flask", 120, bold=False).section("Routes", ["  x"])
    bold = columns("Django", "Flask", 120, bold=True).section("Routes", ["  x"])
    assert plain.splitlines()[0].split() == ["Routes", "Django", "Flask"]
    assert bold.replace("\x1b[1m", "").replace("\x1b[0m", "") == plain
    assert columns("Django", "Flask", 120, bold=True).section("Routes", []) == ""


@given(WORDS, WORDS, WORDS, st.integers(40, 200))
def test_no_line_is_longer_than_the_terminal(label: str, left: str, right: str, width: int) -> None:
    row = columns("Django", "Flask", width, bold=False).row(label, left, right)
    assert max(map(len, row.splitlines())) <= width


@given(WORDS, WORDS, WORDS, st.integers(40, 79))
def test_no_word_is_lost_in_folding(label: str, left: str, right: str, width: int) -> None:
    row = columns("Django", "Flask", width, bold=False).row(label, left, right)
    for text in (label, left, right):
        assert "".join(text.split()) in "".join(row.split())


def test_a_path_that_is_too_long_ends_its_line_where_a_part_of_it_ends() -> None:
    wide = columns("Django", "Flask", 80, bold=False)

    def first_column(path: str) -> list[str]:
        return [line[:22].strip() for line in wide.row(path, "GET", "GET").splitlines()]

    assert first_column("/accounts/confirm-email/") == ["/accounts/", "confirm-email/"]
    assert first_column("docs/decisions/0001-web-framework.md") == [
        "docs/decisions/", "0001-web-", "framework.md",
    ]  # fmt: skip
    assert first_column("a" * 30) == ["a" * 19, "a" * 11]

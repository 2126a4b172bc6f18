"""What reaches a terminal can only be read."""

import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.terminal.safe_text import plain, plain_lines, quoted
from generator.terminal.styles import DEFAULT_WIDTH, is_colored, width

HOSTILE = [
    ("a title\x1b]0;owned\x07", "a title\\x1b]0;owned\\x07"),
    ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
    ("C1 \x9b31m", "C1 \\x9b31m"),
    ("two\nlines\rand\tmore", "two\\nlines\\rand\\tmore"),
    ("abc\u202egpj.exe", "abc\\u202egpj.exe"),
    ("\u2066isolated\u2069", "\\u2066isolated\\u2069"),
    ("next\x85line\u2028separator\u2029", "next\\x85line\\u2028separator\\u2029"),
    ("half \ud800", "half \\ud800"),
]


@pytest.mark.parametrize(("text", "shown"), HOSTILE)
def test_control_characters_are_made_visible(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize("text", ["日本語 😀", "Zoë - “notes”", "שלום", "नमस्ते", ""])
def test_text_that_acts_on_nothing_stays(text: str) -> None:
    assert plain(text) == text


def test_lines_keep_newlines_and_tabs_alone() -> None:
    assert plain_lines("a\n\tb\r\n\x1b[2J") == "a\n\tb\\r\n\\x1b[2J"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("../up", "'../up'"),
        ('It\'s "$(touch x)" & \\ co', '"It\'s "$(touch x)" & \\ co"'),
        ("a\x1b[2Jb", "'a\\x1b[2Jb'"),
        (["a\u202e"], "['a\\u202e']"),
        (5, "5"),
    ],
)
def test_what_was_said_is_quoted_as_it_was_said(said: object, shown: str) -> None:
    assert quoted(said) == shown


@given(st.text())
def test_no_text_holds_what_acts_on_a_terminal(text: str) -> None:
    left = {unicodedata.category(one) for one in plain(text)}
    assert not left & {"Cc", "Cs", "Zl", "Zp"}
    kept = {one for one in plain_lines(text) if unicodedata.category(one) == "Cc"}
    assert kept <= {"\n", "\t"}
    assert plain(plain(text)) == plain(text)


class Terminal(io.StringIO):
    """Text in memory that says that it is a terminal."""

    def isatty(self) -> bool:  # noqa: D102
        return True


@pytest.mark.parametrize(
    ("environment", "colored"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    environment: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert is_colored(Terminal()) is colored
    assert is_colored(io.StringIO()) is False


@pytest.mark.parametrize(
    ("columns", "expected"),
    [("120", 120), ("3", 40), ("", DEFAULT_WIDTH), ("many", DEFAULT_WIDTH), ("0", DEFAULT_WIDTH)],
)
def test_a_width_is_always_known(
    columns: str, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert width() == expected

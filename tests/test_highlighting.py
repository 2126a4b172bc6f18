"""Highlighted text: the same text, harmless, whatever it is."""

import re

import pytest
from answer_sets import FRAMEWORKS, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.templating.rendering import render
from generator.terminal.highlighting import CLASSES, for_terminal, pieces
from generator.terminal.safe_text import plain_lines

NAMES = ["a.py", "a.html", "a.css", "a.js", "a.toml", "a.md", "a.yaml", "a.po", "Dockerfile", "x"]
COLOURS = re.compile(r"\x1b\[\d+m")


def test_python_has_colours() -> None:
    assert for_terminal("a.py", "import os  # all\n") == (
        "\x1b[35mimport\x1b[0m os  \x1b[36m# all\x1b[0m\n"
    )
    assert list(pieces("a.py", "import os  # <all>\n")) == [
        ("k", "import"), ("", " os  "), ("c", "# <all>"), ("", "\n")
    ]  # fmt: skip


def test_what_goes_over_lines_is_coloured_on_each() -> None:
    text = '"""One.\n\nThree.\n"""\n'
    assert [one for one in pieces("a.py", text) if one[1] != "\n"] == [
        ("s", '"""One.'), ("s", "Three."), ("s", '"""')
    ]  # fmt: skip
    assert for_terminal("a.py", text).count("\x1b[0m") == 3


@pytest.mark.parametrize("text", [" " * 1996 + "x = 1\n", "x = 1\n" * 8334])
def test_a_long_text_or_line_has_no_colours(text: str) -> None:
    assert for_terminal("a.py", "import os\n" + text) == "import os\n" + text
    assert not any(kind for kind, _ in pieces("a.py", text))
    assert any(kind for kind, _ in pieces("a.py", text[6:]))


@pytest.mark.parametrize(
    ("name", "text"), [("a.html", "<a" * 20000), ("a.mako", "${" * 20000), ("a.py", '"\\' * 40000)]
)
def test_a_hostile_text_is_given_as_it_is(name: str, text: str) -> None:
    assert for_terminal(name, text) == text
    assert list(pieces(name, text)) == [("", text)]


@pytest.mark.parametrize("text", ["", "\n", "\n\n", "a", "a\n", "\n\na\n\n", "  \n\t\n"])
def test_no_line_is_lost(text: str) -> None:
    for name in NAMES:
        assert COLOURS.sub("", for_terminal(name, text)) == text
        assert "".join(piece for _, piece in pieces(name, text)) == text


@settings(deadline=None, max_examples=60)
@given(st.text() | st.text("{%}<>&'\"\\#/*=[]\n\x1b\u202e ab"), st.sampled_from(NAMES))
def test_any_text_stays_itself_and_acts_on_nothing(text: str, name: str) -> None:
    text = text.lstrip("\ufeff")  # Pygments takes it for the mark of an encoding
    assert COLOURS.sub("", for_terminal(name, text)) == plain_lines(text)
    found = list(pieces(name, text))
    assert {kind for kind, _ in found} <= {"", *CLASSES}
    assert all(piece == "\n" or "\n" not in piece for _, piece in found)
    assert "".join(piece for _, piece in found) == plain_lines(text)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_file_of_a_project_stays_itself(framework: str) -> None:
    tree = render(framework, whole(framework, {"rest": True, "auth": "both", "i18n": True})).tree
    texts = {path: file for path, file in tree.items() if b"\0" not in file.content}
    assert len(texts) > 50
    for path, file in texts.items():
        text = file.content.decode("utf-8")
        assert COLOURS.sub("", for_terminal(path, text)) == text
        assert "".join(piece for _, piece in pieces(path, text)) == text

"""Highlighted text: the same text, harmless, whatever it is."""

import re
from html import escape, unescape
from html.parser import HTMLParser

import pytest
from answer_sets import FRAMEWORKS, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.templating.rendering import render
from generator.terminal.highlighting import CLASSES, for_page, for_terminal
from generator.terminal.safe_text import plain_lines

NAMES = ["a.py", "a.html", "a.css", "a.js", "a.toml", "a.md", "a.yaml", "a.po", "Dockerfile", "x"]
COLOURS = re.compile(r"\x1b\[\d+m")


def test_python_has_colours() -> None:
    assert for_terminal("a.py", "import os  # all\n") == (
        "\x1b[35mimport\x1b[0m os  \x1b[36m# all\x1b[0m\n"
    )
    assert for_page("a.py", "import os  # <all>\n") == [
        '<span class="k">import</span> os  <span class="c"># &lt;all&gt;</span>'
    ]


def test_what_goes_over_lines_is_coloured_on_each() -> None:
    text = '"""One.\n\nThree.\n"""\n'
    assert for_page("a.py", text) == [
        '<span class="s">&quot;&quot;&quot;One.</span>',
        "",
        '<span class="s">Three.</span>',
        '<span class="s">&quot;&quot;&quot;</span>',
    ]
    assert for_terminal("a.py", text).count("\x1b[0m") == 3


@pytest.mark.parametrize("text", [" " * 1996 + "x = 1\n", "x = 1\n" * 8334])
def test_a_long_text_or_line_has_no_colours(text: str) -> None:
    assert for_terminal("a.py", "import os\n" + text) == "import os\n" + text
    assert for_page("a.py", text) == text.splitlines()
    assert for_page("a.py", text[6:]) != text[6:].splitlines()


@pytest.mark.parametrize(
    ("name", "text"), [("a.html", "<a" * 20000), ("a.mako", "${" * 20000), ("a.py", '"\\' * 40000)]
)
def test_a_hostile_text_is_given_as_it_is(name: str, text: str) -> None:
    assert for_terminal(name, text) == text
    assert for_page(name, text) == [escape(text)]


@pytest.mark.parametrize("text", ["", "\n", "\n\n", "a", "a\n", "\n\na\n\n", "  \n\t\n"])
def test_no_line_is_lost(text: str) -> None:
    for name in NAMES:
        assert COLOURS.sub("", for_terminal(name, text)) == text
        assert len(for_page(name, text)) == len(text.splitlines())


class Tags(HTMLParser):
    """Counts what is open, and keeps every class."""

    def __init__(self) -> None:
        super().__init__()
        self.open = 0
        self.classes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Claim that a tag is one of ours."""
        ((name, value),) = attrs
        assert (tag, name) == ("span", "class")
        self.classes.add(str(value))
        self.open += 1

    def handle_endtag(self, tag: str) -> None:
        """Count a tag that ends."""
        assert tag == "span"
        self.open -= 1


@settings(deadline=None, max_examples=60)
@given(st.text() | st.text("{%}<>&'\"\\#/*=[]\n\x1b\u202e ab"), st.sampled_from(NAMES))
def test_any_text_stays_itself_and_acts_on_nothing(text: str, name: str) -> None:
    text = text.lstrip("\ufeff")  # Pygments takes it for the mark of an encoding
    assert COLOURS.sub("", for_terminal(name, text)) == plain_lines(text)
    lines = for_page(name, text)
    for line in lines:
        tags = Tags()
        tags.feed(line)
        assert tags.open == 0
        assert tags.classes <= set(CLASSES)
        assert "\n" not in line
    bare = "\n".join(unescape(re.sub(r"<[^>]*>", "", line)) for line in lines)
    assert bare == plain_lines(text).removesuffix("\n")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_file_of_a_project_stays_itself(framework: str) -> None:
    tree = render(framework, whole(framework, {"rest": True, "auth": "both", "i18n": True})).tree
    texts = {path: file for path, file in tree.items() if b"\0" not in file.content}
    assert len(texts) > 50
    for path, file in texts.items():
        text = file.content.decode("utf-8")
        assert COLOURS.sub("", for_terminal(path, text)) == text
        assert len(for_page(path, text)) == text.count("\n")

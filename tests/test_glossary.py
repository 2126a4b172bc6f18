"""What people read is in the words of the trade and in plain English, not in a dialect."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.answers.questions import QUESTIONS
from generator.inspection.capabilities import rows

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
MODULES = sorted((ROOT / "generator").rglob("*.py"))

# Words that a reader has to decode, and what is said instead.
DIALECT = {
    r"\btold\b": "named, listed, printed",
    r"\bled to\b": "redirected to",
    r"\bbrought\b": "from, added",
    r"\bstrangers?\b": "other user, visitor",
    r"\b[Ww]hoever\b": "the user who",
    r"\b(the|each) letter\b": "message",
    r"\b(is|are|was|were|be) kept\b": "stored, saved",
    r"\bcalls? left\b": "rate-limit headers",
    r"\btried again\b": "retried",
}

# A word for a server that does not answer; "going away" is what WebSockets call their end.
AWAY = re.compile(r"(?<![A-Za-z])(?<!GOING_)away(?![A-Za-z])", re.IGNORECASE)
TEMPLATES = sorted(
    path
    for path in (ROOT / "templates").rglob("*")
    if path.is_file() and "licenses" not in path.parts
)


def found_in(text: str) -> list[str]:
    """Return the words of the dialect in a text, and what is said instead."""
    return [
        f"{match[0]!r} (say: {instead}) in {text[max(0, match.start() - 40) : match.end() + 40]!r}"
        for word, instead in DIALECT.items()
        for match in re.finditer(word, text)
    ]


def printed_by(module: Path) -> Iterator[str]:
    """Yield the texts of a module that are no docstrings."""
    tree = ast.parse(module.read_text("utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in docstrings else ""
        if isinstance(text, str) and " " in text:
            yield text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pages_are_in_the_words_of_the_trade(page: Path) -> None:
    assert found_in(page.read_text("utf-8")) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_messages_are_in_the_words_of_the_trade(module: Path) -> None:
    assert [one for text in printed_by(module) for one in found_in(text)] == []


def test_questions_and_capabilities_are_in_the_words_of_the_trade() -> None:
    questions = [question.help for question in QUESTIONS]
    capabilities = [f"{row.area}: {row.name}" for row in rows()]
    assert [one for text in (*questions, *capabilities) for one in found_in(text)] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_docstrings_say_what_a_function_returns(module: Path) -> None:
    functions = [
        node for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]  # fmt: skip
    assert [
        node.name for node in functions if (ast.get_docstring(node) or "").startswith("Give ")
    ] == []


def test_what_does_not_answer_is_unavailable_in_projects() -> None:
    assert lines_with(AWAY) == []


def test_email_is_spelt_as_the_frameworks_do() -> None:
    hyphened = re.compile(r"^(?!msgstr).*\b[Ee]-mail", re.DOTALL)
    assert [line for line in lines_with(hyphened) if ".toml: " not in line] == []


def lines_with(word: re.Pattern[str]) -> list[str]:
    """Return the lines of templates in which a word stands, each with its file."""
    return [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in TEMPLATES
        for line in path.read_text("utf-8", "replace").splitlines()
        if word.search(line)
    ]

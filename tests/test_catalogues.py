"""Projects in several languages: every text is marked, and translated into every language."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest
from answer_sets import FRAMEWORKS, triple_covering_sets
from conftest import Counter
from projects import parsed
from rendered_once import project_of

from generator.answers.questions import Answers
from generator.templating.catalogues import (
    LANGUAGES,
    SOURCE,
    master,
    messages_of,
)
from generator.templating.tree import Tree

CATALOGUE = {"django": "django", "flask": "messages"}

PLACEHOLDER = re.compile(r"%\(\w+\)s|</?\w+>")
# What a macro puts into a tag.
ATTRIBUTE = re.compile(r'\w+="[^"]*"')
LETTERS = re.compile(r"[^\W\d_]")
BLOCK = re.compile(r"\{% blocktranslate\b.*?\{% endblocktranslate %\}", re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)


@cache
def trees(framework: str) -> tuple[tuple[Answers, Tree], ...]:
    """Return projects that hold, among them, every triple of choices, all in several languages."""
    sets = {
        tuple(sorted({**answers, "i18n": True, "license": "MIT"}.items())): None
        for answers in triple_covering_sets(framework)
    }
    return tuple((dict(answers), project_of(framework, dict(answers)).tree) for answers in sets)


def files_of_all(framework: str) -> set[tuple[str, bytes]]:
    """Return every file of these projects, once where several hold it."""
    return {
        (path, file.content) for _answers, tree in trees(framework) for path, file in tree.items()
    }


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
def test_every_text_is_translated_and_every_translation_used(language: str) -> None:
    used = {
        message
        for framework in FRAMEWORKS
        for _answers, tree in trees(framework)
        for message in messages_of(framework, tree)
    }
    assert used - set(master(language)) == set(), "not translated"
    assert set(master(language)) - used == set(), "translated, but in no project"
    assert all(master(language).values())


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
def test_translations_keep_placeholders_and_elements(language: str) -> None:
    for message, translation in master(language).items():
        kept = sorted(PLACEHOLDER.findall(translation))
        assert kept == sorted(PLACEHOLDER.findall(message)), message
        assert not re.search(r'["&]|<(?!/?code>)', translation), (
            f"would end an attribute: {message}"
        )
        assert message[-1:] in ".?:…" or translation[-1:] not in ".:…", f"ends otherwise: {message}"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_project_holds_the_translations_of_its_own_texts(
    framework: str, counted: Counter
) -> None:
    for answers, tree in trees(framework):
        used = set(messages_of(framework, tree))
        for language in LANGUAGES.keys() - {SOURCE}:
            path = f"shelf/locale/{language}/LC_MESSAGES/{CATALOGUE[framework]}"
            compiled = gettext.GNUTranslations(io.BytesIO(tree[f"{path}.mo"].content))
            known = compiled._catalog  # type: ignore[attr-defined]
            assert set(known) - {""} == used, answers
            written = tree[f"{path}.po"].content.decode()
            assert '\nmsgstr ""\n\n' not in written, "an empty translation"
            assert "-Date:" not in written
        counted.add("sets in several languages")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_without_languages_nothing_is_there_of_them(framework: str) -> None:
    for answers in triple_covering_sets(framework):
        tree = project_of(framework, {**answers, "i18n": False}).tree
        for path, file in tree.items():
            if path == ".startwise.toml":
                continue
            assert "locale" not in path
            assert not speaks_of_languages(file.content), path


@cache
def speaks_of_languages(content: bytes) -> bool:
    return bool(re.search(rb"gettext|babel|i18n|translate \"", content))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_text_of_the_pages_is_marked(framework: str) -> None:
    found = {
        (path, text)
        for path, content in files_of_all(framework)
        if path.endswith(".html")
        for text in unmarked_in_page(content.decode())
        if not ATTRIBUTE.fullmatch(text)
    }
    assert found == set()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_text_of_the_code_is_marked(framework: str) -> None:
    found = {
        (path, text)
        for path, content in files_of_all(framework)
        if path.endswith(".py") and not path.startswith("tests/") and "migrations/" not in path
        for text in unmarked_in_code(content.decode())
    }
    assert found == set()


class TextsOfPage(HTMLParser):
    """Collects what a page shows or reads out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        """Keep a text between tags."""
        self.texts.append(data.strip())

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the texts of attributes."""
        shown = {"aria-label", "alt", "placeholder", "title"}
        self.texts += [value or "" for name, value in attrs if name in shown]


def unmarked_in_page(page: str) -> Iterator[str]:
    parser = TextsOfPage()
    parser.feed(TAG.sub("", BLOCK.sub("", page)))
    parser.close()
    yield from (text for text in parser.texts if LETTERS.search(text))


# Calls that show their text to people, and names that are shown.
TELLING = re.compile(
    r"(?:.*\.)?(messages\.\w+|flash|\w*Denied|\w*AuthenticationFailed|ParseError|\w*ValidationError|Http404"
    r"|StopValidation|abort|HttpResponse|models\.\w+Field|\w+Field)$"
)
SHOWN = {"label", "verbose_name", "verbose_name_plural", "message", "help_text"}
# Texts of the OpenAPI document, which is written for programmers, and of packages; kinds.
UNTOLD = re.compile(
    r"Who wrote it\.|text/plain|UTF-8|success$|error$|ended$|A token is needed\."
    r"|Not a valid datetime\."
)


def unmarked_in_code(source: str) -> Iterator[str]:
    for node in ast.walk(parsed(source)):
        for text in shown_by(node):
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                if LETTERS.search(text.value) and not UNTOLD.match(text.value):
                    yield text.value
            elif isinstance(text, ast.JoinedStr):
                yield ast.unparse(text)


def shown_by(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call):
        if TELLING.match(ast.unparse(node.func)):
            yield from node.args
        yield from (keyword.value for keyword in node.keywords if keyword.arg in SHOWN)
    elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in SHOWN:
        yield node.value

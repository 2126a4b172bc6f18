"""The catalogues of messages of a project in several languages, made from its finished files.

All translations stand in ``templates/shared/locale``, one file for each language. A project gets
those of the texts that its own files hold, compiled, and where its code marks a text the import
that this needs.
"""

import ast
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from generator.locations import TEMPLATES
from generator.templating.imports import import_block
from generator.templating.texts import LAZY

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LANGUAGES = {"en": "English", "de": "German", "fr": "French"}
SOURCE = "en"

# Most files are the same in one project and the next, and reading one takes much longer than
# looking up what was read; so many of them are remembered.
_REMEMBERED = 4096
_CATALOGUES_REMEMBERED = 256

# Messages, each with the files that hold it.
_Uses = tuple[tuple[str, tuple[str, ...]], ...]

_DOMAIN = {"django": "django", "flask": "messages"}
_MODULE = {"django": "django.utils.translation", "flask": "flask_babel"}

_TRANSLATE = re.compile(r"(?:\{% translate |\b_\()(\"(?:\\.|[^\"])*\"|'(?:\\.|[^'])*')")
_BLOCK = re.compile(r"\{% blocktranslate\b[^%]*%\}(.*?)\{% endblocktranslate %\}", re.DOTALL)
# The first imports of a module up to its first other line, and its docstring.
_IMPORTS = re.compile(r"^(?:(?:from|import) (?:[^(\n]*\n|[^(]*\([^)]*\)\n)\n?)+", re.MULTILINE)
_DOCSTRING = re.compile(r'""".*?"""\n', re.DOTALL)
_VALUE = re.compile(r"\{\{ (\w+) \}\}")


def translated(framework: str, slug: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the files that make a project speak several languages: those changed, and those new."""
    changed = {
        path: code.encode()
        for path, content in files.items()
        if path.endswith(".py")
        and (code := importing(framework, slug, content.decode())) != content.decode()
    }
    used = messages_of(framework, files)
    uses = tuple((message, tuple(places)) for message, places in used.items())
    for language in LANGUAGES:
        folder = f"{slug}/locale/{language}/LC_MESSAGES/{_DOMAIN[framework]}"
        changed[f"{folder}.po"], changed[f"{folder}.mo"] = _catalogue_files(language, uses)
    return changed


@lru_cache(_REMEMBERED)
def importing(framework: str, slug: str, source: str) -> str:
    """Give a module with the import of what marks its texts, if it marks any."""
    called = {function for function, _ in _marked(framework, source)}
    lines = [
        f"from {_MODULE[framework]} import {'gettext as _' if name == '_' else name}\n"
        for name in sorted(called)
    ]
    return _with_imports(source, "".join(lines), slug) if lines else source


def _with_imports(source: str, added: str, slug: str) -> str:
    block = _IMPORTS.search(source)
    if block is None:
        docstring = _DOCSTRING.match(source)
        after = docstring.end() if docstring else 0
        return f"{source[:after]}\n{added}{source[after:]}"
    lines = block[0].rstrip("\n") + "\n"
    if "#" in lines:
        raise ValueError(f"a comment stands among imports that a translation joins: {lines}")
    end = block.start() + len(lines)
    return (
        source[: block.start()]
        + import_block(lines + added, {slug, "config", "tests"})
        + source[end:]
    )


def messages_of(framework: str, files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Give each message that a project's files mark, with the files that hold it."""
    found: dict[str, list[str]] = {}
    for path, content in sorted(files.items()):
        if path.startswith("tests/"):
            continue
        for message in _messages_in(framework, path.rpartition(".")[2], content):
            found.setdefault(message, []).append(path)
    return found


@lru_cache(_REMEMBERED)
def _messages_in(framework: str, ending: str, content: bytes) -> tuple[str, ...]:
    """Give the messages that a file marks, each once."""
    messages: Iterable[str] = ()
    if ending == "py":
        messages = (message for _, message in _marked(framework, content.decode()))
    elif ending in {"html", "txt"}:
        messages = (_in_django_page if framework == "django" else _in_flask_page)(content)
    return tuple(dict.fromkeys(messages))


@lru_cache(_REMEMBERED)
def _marked(framework: str, source: str) -> tuple[tuple[str, str], ...]:
    """Give each text that a module marks, with the function that marks it.

    The module may be written for a newer Python than this one, so it is read word by word.
    """
    names = {"_": None, LAZY[framework]: None}
    if not re.search(rf"\b({'|'.join(names)})\(", source):
        return ()
    from babel.messages.extract import extract_python

    return tuple(
        (str(function), str(message[0] if isinstance(message, tuple) else message))
        for _line, function, message, _comments in extract_python(
            io.BytesIO(source.encode()), names, (), {}
        )
    )


def _in_django_page(content: bytes) -> Iterator[str]:
    page = content.decode()
    for found in _TRANSLATE.findall(page):
        yield str(ast.literal_eval(found))
    for found in _BLOCK.findall(page):
        yield _VALUE.sub(r"%(\1)s", found)


def _in_flask_page(content: bytes) -> Iterator[str]:
    from jinja2.ext import babel_extract

    for _line, _function, message, _comments in babel_extract(io.BytesIO(content), ("_",), (), {}):
        yield str(message[0] if isinstance(message, tuple) else message)


@cache
def master(language: str) -> "Mapping[str, str]":
    """Give every translation into a language by its message."""
    from babel.messages.pofile import read_po

    with (TEMPLATES / "shared" / "locale" / f"{language}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


@lru_cache(_CATALOGUES_REMEMBERED)
def _catalogue_files(language: str, uses: _Uses) -> tuple[bytes, bytes]:
    """Give a project's catalogue, as it is written and as it is compiled."""
    catalogue = _catalogue(language, uses)
    return _written(catalogue), _compiled(catalogue)


def _catalogue(language: str, uses: _Uses) -> "Catalog":
    """Give a project's catalogue; a text without a translation is shown in English."""
    from babel.messages.catalog import Catalog

    class Undated(Catalog):
        """Tells neither who made it nor when: the same answers give the same bytes."""

        @property
        def mime_headers(self) -> list[tuple[str, str]]:
            return [
                ("Language", language),
                ("MIME-Version", "1.0"),
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Content-Transfer-Encoding", "8bit"),
                ("Plural-Forms", self.plural_forms),
            ]

    about = f"# The texts of this project in {LANGUAGES[language]}."
    catalogue = Undated(language, header_comment=about, fuzzy=False)
    for message, places in uses:
        known = message if language == SOURCE else master(language).get(message, "")
        catalogue.add(message, known, locations=[(place, 1) for place in places])
    return catalogue


def _written(catalogue: "Catalog") -> bytes:
    from babel.messages.pofile import write_po

    file = io.BytesIO()
    write_po(file, catalogue, include_lineno=False)
    return file.getvalue().rstrip(b"\n") + b"\n"


def _compiled(catalogue: "Catalog") -> bytes:
    from babel.messages.mofile import write_mo

    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()

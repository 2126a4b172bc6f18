"""The catalogues of messages of a project in several languages, and the imports for its texts.

All translations stand in ``templates/shared/locale``, one file for each language. A project gets
those of the texts that its own files hold, compiled, and where its code marks a text the import
that this needs.
"""

import io
import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from generator.locations import TEMPLATES
from generator.templating.imports import import_block
from generator.templating.tree import File, Tree

if TYPE_CHECKING:
    from collections.abc import Mapping

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

# The first imports of a module up to its first other line, and its docstring.
_IMPORTS = re.compile(r"^(?:(?:from|import) (?:[^(\n]*\n|[^(]*\([^)]*\)\n)\n?)+", re.MULTILINE)
# What stands before the tags that a page of Django loads.
_BEGINNING = re.compile(rb"\{% extends .*\n|<!doctype html>\n")
_DOCSTRING = re.compile(r'""".*?"""\n', re.DOTALL)


def translated(framework: str, slug: str, tree: Tree) -> dict[str, File]:
    """Return the files of a project that speaks several languages, its catalogues among them."""
    files = {path: _importing(framework, slug, path, file) for path, file in tree.items()}
    uses = tuple(
        (message, tuple(places)) for message, places in messages_of(framework, tree).items()
    )
    for language in LANGUAGES.keys() - {SOURCE}:
        folder = f"{slug}/locale/{language}/LC_MESSAGES/{_DOMAIN[framework]}"
        for ending, content in zip(("po", "mo"), _catalogue_files(language, uses), strict=True):
            files[f"{folder}.{ending}"] = File(content, executable=False, features=("languages",))
    return dict(sorted(files.items()))


def messages_of(framework: str, tree: Tree) -> dict[str, list[str]]:
    """Return each message that a project's files mark, with the files that hold it.

    Of a page of Django, those with values come last, which stand in tags of their own.
    """
    found: dict[str, list[str]] = {}
    for path, file in sorted(tree.items()):
        messages = [*dict.fromkeys(one.message for one in file.marked)]
        if framework == "django" and not path.endswith(".py"):
            messages.sort(key=lambda message: "%(" in message)
        for message in messages:
            found.setdefault(message, []).append(path)
    return found


def _importing(framework: str, slug: str, path: str, file: File) -> File:
    """Return a file with the import of what marks its texts, where it has any."""
    if not file.marked:
        return file
    if not path.endswith(".py"):
        return replace(file, content=_loading(file.content)) if framework == "django" else file
    functions = tuple(sorted({one.function for one in file.marked}))
    source = _with_imports(framework, slug, file.content.decode(), functions)
    return replace(file, content=source.encode())


def _loading(page: bytes) -> bytes:
    """Return a page of Django that loads the tags of its texts."""
    beginning = _BEGINNING.match(page)
    after = beginning.end() if beginning else 0
    return page[:after] + b"{% load i18n %}\n" + page[after:]


@lru_cache(_REMEMBERED)
def _with_imports(framework: str, slug: str, source: str, functions: tuple[str, ...]) -> str:
    added = "".join(
        f"from {_MODULE[framework]} import {'gettext as _' if name == '_' else name}\n"
        for name in functions
    )
    block = _IMPORTS.search(source)
    if block is None:
        docstring = _DOCSTRING.match(source)
        after = docstring.end() if docstring else 0
        return f"{source[:after]}\n{added}{source[after:]}"
    lines = block[0].rstrip("\n") + "\n"
    if "#" in lines:
        raise ValueError(f"a comment stands among imports that a translation joins: {lines}")
    imports = import_block(lines + added, {slug, "config", "tests"})
    return source[: block.start()] + imports + source[block.start() + len(lines) :]


@cache
def master(language: str) -> "Mapping[str, str]":
    """Return every translation into a language by its message."""
    from babel.messages.pofile import read_po

    with (TEMPLATES / "shared" / "locale" / f"{language}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


@lru_cache(_CATALOGUES_REMEMBERED)
def _catalogue_files(language: str, uses: _Uses) -> tuple[bytes, bytes]:
    """Return a project's catalogue, as it is written and as it is compiled."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import write_po

    catalogue = _catalogue(language, uses)
    written, compiled = io.BytesIO(), io.BytesIO()
    write_po(written, catalogue, include_lineno=False)
    write_mo(compiled, catalogue)
    return written.getvalue().rstrip(b"\n") + b"\n", compiled.getvalue()


def _catalogue(language: str, uses: _Uses) -> "Catalog":
    """Return a project's catalogue; a text without a translation is shown in English."""
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
        known = master(language).get(message, "")
        catalogue.add(message, known, locations=[(place, 1) for place in places])
    return catalogue

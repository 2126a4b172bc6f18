"""The fragments of a template's features: what each key writes into the places of shared files."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FunctionLoader, Template

from generator.errors import TemplateBroken
from generator.templating.template_files import key_folders, said_twice

_HEADING = "=== "
_FILES = ("fragments", "*.fragments")


@cache
def fragments_of(framework: str) -> Mapping[str, Mapping[str, str]]:
    """Return each fragment of a template by key, such as ``notes+rest``, and place."""
    found: dict[str, dict[str, str]] = {}
    files: dict[tuple[str, str], Path] = {}
    for key, folder in key_folders(framework):
        places = found.setdefault(key, {})
        for path, place, text in _fragments_in(folder):
            if place in places:
                raise said_twice(f"{place} of {key}", files[key, place], path)
            places[place], files[key, place] = text, path
    return found


def _fragments_in(folder: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield each fragment of a folder: the file that it is in, its place, its text."""
    for path in (path for pattern in _FILES for path in sorted(folder.glob(pattern))):
        before, *parts = f"\n{path.read_text(encoding='utf-8')}".split(f"\n{_HEADING}")
        if before:
            raise TemplateBroken(
                f"{path} does not begin with a heading.", "Begin it with one: '=== settings.apps'."
            )
        for number, part in enumerate(parts, start=1):
            place, _, text = part.partition("\n")
            yield path, place, text if number == len(parts) else f"{text}\n"


@cache
def fragment(environment: Environment, framework: str, key: str, place: str) -> Template:
    """Return a fragment as a template; it is compiled once, as other templates are."""
    return _LOADER.load(environment, f"{framework}/features/{key}/{place}", environment.globals)


def _source(template: str) -> tuple[str, str, None] | None:
    framework, _, key, place = template.split("/", 3)
    found = fragments_of(framework).get(key, {}).get(place)
    return None if found is None else (found, template, None)


# Whoever walks the template's folder never meets a fragment.
_LOADER = FunctionLoader(_source)

"""The files of a template: those of every project, and those of its features."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.errors import TemplateBroken
from generator.features.keys import features_in
from generator.locations import TEMPLATES

SLUG_IN_PATH = "{{cookiecutter.project_slug}}"
PROJECT = "project"
SHARED = "shared"
FEATURES = "features"


@dataclass(frozen=True)
class Source:
    """One file of a template: its path in a project, and its name in the folder of all templates.

    In the path the package is ``{{cookiecutter.project_slug}}``. It is there for the features of
    ``key``; for every project where that is empty.
    """

    path: str
    name: str
    key: str
    executable: bool


@cache
def settings_of(framework: str) -> Mapping[str, Any]:
    """Return a template's cookiecutter.json."""
    text = (TEMPLATES / framework / "cookiecutter.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


@cache
def sources(framework: str) -> tuple[Source, ...]:
    """Return every file of a template, with those that it shares, by its path in a project."""
    folders = [("", TEMPLATES / owner / SLUG_IN_PATH) for owner in (framework, SHARED)]
    folders += [(key, folder / PROJECT) for key, folder in key_folders(framework)]
    found: dict[tuple[str, str], Source] = {}
    for source in (source for key, folder in folders for source in _sources_in(folder, key)):
        other = found.setdefault((source.path, source.key), source)
        if other is not source:
            raise said_twice(source.path, TEMPLATES / other.name, TEMPLATES / source.name)
    return tuple(sorted(found.values(), key=lambda source: (source.path.split("/"), source.key)))


def key_folders(framework: str) -> list[tuple[str, Path]]:
    """Return the folders of a template's keys, by key; shared ones where all features are there."""
    own, shared = (list((TEMPLATES / one / FEATURES).iterdir()) for one in (framework, SHARED))
    known = {folder.name for folder in own}
    own += [folder for folder in shared if known.issuperset(features_in(folder.name))]
    return sorted((folder.name, folder) for folder in own if folder.is_dir())


def said_twice(what: str, one: Path, other: Path) -> TemplateBroken:
    """Return the error for what two files of one key say, each in its way."""
    return TemplateBroken(
        f"{what} is in {one} and in {other}.",
        "Keep one: templates/shared what both frameworks have word for word, else each its own.",
    )


def _sources_in(folder: Path, key: str) -> Iterator[Source]:
    # Paths as text: pathlib takes four times as long, and every command that renders waits for it.
    for place, _, names in os.walk(folder):
        for file in (f"{place}/{name}" for name in names if not name.endswith(".pyc")):
            inside, name = (
                file.removeprefix(f"{above}").replace(os.sep, "/").lstrip("/")
                for above in (folder, TEMPLATES)
            )
            yield Source(inside, name, key, os.access(file, os.X_OK))


@cache
def keys_by_path(framework: str) -> Mapping[str, tuple[str, ...]]:
    """Return the keys that any of a template's files is there for, by its path in a project."""
    found: dict[str, tuple[str, ...]] = {}
    for source in sources(framework):
        found[source.path] = (*found.get(source.path, ()), source.key)
    return found


def paths_of(framework: str, slug: str) -> tuple[str, ...]:
    """Return the path of every file that a template can make, whatever the answers."""
    return tuple(path.replace(SLUG_IN_PATH, slug) for path in keys_by_path(framework))

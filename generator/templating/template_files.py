"""The files of a template: those of every project, and those of its features.

A feature's own files stand below ``features/<key>/project/``; a key is a feature's name, or several
joined by ``+`` that must all be on. Where a file stands says when it is there.
"""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.locations import TEMPLATES

SLUG_IN_PATH = "{{cookiecutter.project_slug}}"
PROJECT = "project"


@dataclass(frozen=True)
class Source:
    """One file of a template.

    Attributes:
        path: where it stands in a project; the package is named ``{{cookiecutter.project_slug}}``.
        name: the file, relative to its template.
        key: the features that it is there for; empty for what every project has.
        executable: whether it can be run.
    """

    path: str
    name: str
    key: str
    executable: bool


@cache
def settings_of(framework: str) -> Mapping[str, Any]:
    """Give a template's cookiecutter.json."""
    text = (TEMPLATES / framework / "cookiecutter.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


@cache
def sources(framework: str) -> tuple[Source, ...]:
    """Give every file of a template, by its path in a project."""
    template = TEMPLATES / framework
    folders = [(template / SLUG_IN_PATH, "")]
    folders += [(one, one.parent.name) for one in template.glob(f"features/*/{PROJECT}")]
    found = [source for folder, key in folders for source in _sources_in(template, folder, key)]
    return tuple(sorted(found, key=lambda source: (source.path.split("/"), source.key)))


def _sources_in(template: Path, folder: Path, key: str) -> Iterator[Source]:
    # Paths as text: pathlib takes four times as long, and every command that renders waits for it.
    for place, _, names in os.walk(folder):
        for file in (f"{place}/{name}" for name in names if not name.endswith(".pyc")):
            inside, name = (
                file.removeprefix(f"{above}").replace(os.sep, "/").lstrip("/")
                for above in (folder, template)
            )
            yield Source(inside, name, key, os.access(file, os.X_OK))


@cache
def keys_by_path(framework: str) -> Mapping[str, tuple[str, ...]]:
    """Give the keys that any of a template's files is there for, by its path in a project."""
    found: dict[str, tuple[str, ...]] = {}
    for source in sources(framework):
        found[source.path] = (*found.get(source.path, ()), source.key)
    return found


def paths_of(framework: str, slug: str) -> tuple[str, ...]:
    """Give the path of every file that a template can make, whatever the answers."""
    return tuple(path.replace(SLUG_IN_PATH, slug) for path in keys_by_path(framework))

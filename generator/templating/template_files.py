"""The files of a template, and the features that own them."""

import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.locations import TEMPLATES
from generator.templating.ownership import (
    SLUG_IN_PATH,
    Owners,
    owners_of,
)


@cache
def questions_of(framework: str) -> Mapping[str, Any]:
    """Give a template's cookiecutter.json."""
    text = (TEMPLATES / framework / "cookiecutter.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


@cache
def owners_in(framework: str, path: str) -> Owners:
    """Give the keys that own a path of a template."""
    return owners_of(path, questions_of(framework)["_features"])


def paths_of(framework: str, slug: str) -> tuple[str, ...]:
    """Give the path of every file that a template can make, whatever the answers."""
    found = sources(TEMPLATES / framework / SLUG_IN_PATH)
    return tuple(path.replace(SLUG_IN_PATH, slug) for path, _, _ in found)


@cache
def sources(folder: Path) -> tuple[tuple[str, Path, bool], ...]:
    """Give every file below a folder: its path relative to it, itself, whether it can be run."""
    return tuple(
        (path.relative_to(folder).as_posix(), path, os.access(path, os.X_OK))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    )

"""The routes of a layout: a table by feature, which tests hold against the real applications."""

import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from generator.guidance.frameworks import Framework
from generator.inspection.layout import Layout
from generator.inspection.measures import Route
from generator.inspection.packages import packages_of

TABLE = Path(__file__).with_suffix(".toml")

# The key of what every project has.
ALWAYS = "always"


def routes_of(layout: Layout) -> tuple[Route, ...]:
    """Give the routes of a layout, by address.

    A folder's are those of its answers, as far as the file that declares them is there, or the
    package that brings them is still required.
    """
    packages = packages_of(layout.project)
    there = {*layout.project.tree, *(package.name for package in packages)}
    on = {ALWAYS, *layout.project.features}
    found = {}
    for key, named, path, methods in rows_of(layout.framework):
        source = _path(named, layout)
        if source in there and on.issuperset(key.split("+")):
            brought = not source.endswith(".py")
            found[path, source] = Route(path, tuple(methods.split()), source, brought)
    return tuple(found[key] for key in sorted(found))


def edited_routes(layout: Layout) -> tuple[str, ...]:
    """Give the files that declare routes and that a folder has otherwise than made, or not at all.

    As nothing of a folder is run, its routes are then shown as they were made.
    """
    return tuple(path for path in layout.edited if declares(layout, path))


def declares(layout: Layout, path: str) -> bool:
    """Say whether a file says which addresses there are, or what they take."""
    patterns = _table()["declared_in"]
    return any(fnmatchcase(path, _path(pattern, layout)) for pattern in patterns)


def rows_of(framework: Framework) -> Iterator[tuple[str, str, str, str]]:
    """Give the rows of a framework: their features' key, their source, address and methods."""
    for key, sources in _table()[framework].items():
        for source, addresses in sources.items():
            for path, methods in addresses.items():
                yield key, source, path, methods


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def _path(named: str, layout: Layout) -> str:
    return named.replace("{slug}", str(layout.answers["project_slug"]))

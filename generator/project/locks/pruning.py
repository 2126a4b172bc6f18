"""From the whole lock of a framework to the lock of one project: what uv itself would write.

Only ``resolution-markers`` may part more versions of Python than the project needs. Every package's
text is copied as uv wrote it; the project's own entry and the head are written here, in uv's form.
uv checks the result (``generator.project.locks.locking``).
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.tested.tested_set import Requirement, normalised, taken_apart

_PACKAGE = re.compile(r"(?m)^(?=\[\[package\]\]$)")
_FROM_INDEX = re.compile(
    r'\[\[package\]\]\nname = "([^"]+)"\nversion = "([^"]+)"\nsource = \{ registry = '
)
_SHA256 = re.compile(r'hash = "sha256:([0-9a-f]{64})"')
_FILES = re.compile(r"(?m)^(?:sdist = .*\n|wheels = \[\n(?: .*\n)*\]\n)")
_BEFORE_PACKAGES = re.compile(r'(?m)^requires-python = ".*"$')


class CannotPrune(Exception):
    """A lock or a project that holds something this module does not know: uv has to do it."""


def pruned(whole: str, pyproject: str) -> str:
    """Return the lock of a project: what it needs of a whole lock, and its own entry.

    Raises:
        CannotPrune: something is in one of them that only uv can make sense of.
    """
    try:
        return _pruned(whole, pyproject)
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise CannotPrune(f"{type(error).__name__}: {error}") from error


def _pruned(whole: str, pyproject: str) -> str:
    head, *texts = _PACKAGE.split(whole)
    blocks: dict[str, str] = {}
    for text in texts:
        name = text.split('name = "', 1)[1].split('"', 1)[0]
        if name in blocks:
            raise CannotPrune(f"two versions of {name}")
        blocks[name] = text
    project = _Project(tomllib.loads(pyproject))
    kept = _reached(blocks, project)
    kept[project.name] = project.entry()
    packages = "".join(kept[name] for name in sorted(kept))
    return (_head(head, project) + packages).rstrip("\n") + "\n"


@dataclass(frozen=True)
class Entry:
    """A package of a lock file that comes from an index; some indexes give no digests."""

    name: str
    version: str
    sha256: frozenset[str]
    has_wheel: bool


def entries_of(lock: str) -> Iterator[Entry]:
    """Yield the packages of a lock file that come from an index."""
    for text in _PACKAGE.split(lock)[1:]:
        found = _FROM_INDEX.match(text)
        if found:
            digests = frozenset(_SHA256.findall(text))
            yield Entry(found[1], found[2], digests, has_wheel="\nwheels = [" in text)


class _Project:
    """What a lock file says of the project itself."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.name = normalised(document["project"]["name"])
        self.version = document["project"]["version"]
        self.python = document["project"]["requires-python"]
        self.direct = _read(document["project"]["dependencies"])
        self.groups = {
            normalised(name): _read(lines)
            for name, lines in sorted(document.get("dependency-groups", {}).items())
        }

    @property
    def requirements(self) -> list[Requirement]:
        """Every requirement of the project, of all groups."""
        return [*self.direct, *(one for lines in self.groups.values() for one in lines)]

    def entry(self) -> str:
        """Return the project's entry, in uv's form."""
        text = f'[[package]]\nname = "{self.name}"\nversion = "{self.version}"\n'
        text += 'source = { virtual = "." }\n'
        if self.direct:
            text += f"dependencies = {_edges(self.direct)}\n"
        groups = {name: lines for name, lines in self.groups.items() if lines}
        if groups:
            listed = "".join(f"{name} = {_edges(lines)}" for name, lines in groups.items())
            text += f"\n[package.dev-dependencies]\n{listed}"
        text += f"\n[package.metadata]\nrequires-dist = {_specified(self.direct)}"
        if groups:
            listed = "".join(f"{name} = {_specified(lines)}" for name, lines in groups.items())
            text += f"\n[package.metadata.requires-dev]\n{listed}"
        return text.replace("]\n\n\n", "]\n\n") + "\n"


def _read(lines: Iterable[str]) -> list[Requirement]:
    for line in lines:
        if ";" in line:
            raise ValueError(line)
    return [taken_apart(line) for line in lines]


def _edges(requirements: Iterable[Requirement]) -> str:
    """Return requirements as uv writes dependencies: a line for each package, extras together."""
    extras: dict[str, set[str]] = {}
    for one in requirements:
        extras.setdefault(one.name, set()).update(one.extras)
    lines = "".join(
        f'    {{ name = "{name}"{_listed(", extra", found)} }},\n'
        for name, found in sorted(extras.items())
    )
    return f"[\n{lines}]\n"


def _specified(requirements: Iterable[Requirement]) -> str:
    """Return requirements as uv writes what a project says of itself."""
    ordered = sorted(requirements, key=lambda one: (one.name, one.extras, one.specifier))
    tables = [
        f'{{ name = "{one.name}"{_listed(", extras", one.extras)}'
        + (f', specifier = "{one.specifier}" }}' if one.specifier else " }")
        for one in ordered
    ]
    if len(tables) < 2:  # noqa: PLR2004 - uv writes one on the same line
        return f"[{''.join(tables)}]\n"
    return "[\n" + "".join(f"    {table},\n" for table in tables) + "]\n"


def _listed(key: str, values: Iterable[str]) -> str:
    quoted = ", ".join(f'"{one}"' for one in sorted(values))
    return f"{key} = [{quoted}]" if quoted else ""


def _reached(blocks: Mapping[str, str], project: _Project) -> dict[str, str]:
    """Return the text of each package that the project needs, without extras nobody asks for."""
    asked: dict[str, set[str]] = {}
    documents: dict[str, Mapping[str, Any]] = {}
    waiting = [(one.name, one.extras) for one in project.requirements]
    while waiting:
        name, extras = waiting.pop()
        first = name not in asked
        if first:
            documents[name] = tomllib.loads(_FILES.sub("", blocks[name]))["package"][0]
        new = set(extras) - asked.setdefault(name, set())
        asked[name] |= new
        package = documents[name]
        edges = list(package.get("dependencies", ())) if first else []
        for extra in new:
            edges += package.get("optional-dependencies", {}).get(extra, ())
        waiting += [(edge["name"], tuple(edge.get("extra", ()))) for edge in edges]
    return {
        name: _without_extras(
            blocks[name], set(documents[name].get("optional-dependencies", {})) - extras
        )
        for name, extras in asked.items()
    }


def _without_extras(text: str, unwanted: Iterable[str]) -> str:
    for extra in unwanted:
        text = re.sub(rf"(?m)^{re.escape(extra)} = \[\n(?: .*\n)*\]\n", "", text)
    text = re.sub(r"(?m)^\[package\.optional-dependencies\]\n+(?=\[|\Z)", "", text)
    return text.rstrip("\n") + "\n\n"


def _head(head: str, project: _Project) -> str:
    """Return the head of the lock: uv's own, with what the project says of Python."""
    return _BEFORE_PACKAGES.sub(f'requires-python = "{project.python}"', head)

"""The tested set: every package that a project of any answers installs, as it was tested.

It is data of the tool (``generator/tested/``), written by ``make refresh`` when the projects that
hold every pair of choices have passed on it. No package index is named there: files are known by
their SHA-256 alone.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent

# A requirement as the set and a project's pyproject.toml write it: a name, extras, the rest.
_REQUIREMENT = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?\s*([^;]*?)\s*(?:;.*)?")


@dataclass(frozen=True)
class Requirement:
    """A requirement taken apart: normalised name, sorted extras, version specifiers."""

    name: str
    extras: tuple[str, ...] = ()
    specifier: str = ""


@dataclass(frozen=True)
class Package:
    """A package of the tested set: its version, and the digests of all files of that version.

    It ``requires`` others, named without versions, each of its ``extras`` more. Python imports it
    by its ``modules``. What ``is_built`` has no wheel, and is built where it is installed.
    """

    version: str
    requires: tuple[str, ...]
    extras: Mapping[str, tuple[str, ...]]
    modules: tuple[str, ...]
    sha256: frozenset[str]
    is_built: bool


@dataclass(frozen=True)
class PackageSet:
    """The tested packages of one framework, those of other systems included, by normalised name.

    ``requirements`` is every line of dependencies that a project of any answers can have; what is
    in ``build`` builds those without a wheel.
    """

    requirements: tuple[str, ...]
    packages: Mapping[str, Package]
    build: Mapping[str, Package]


@cache
def load(framework: str) -> PackageSet:
    """Return the tested packages of a framework."""
    data = json.loads((FOLDER / f"{framework}.json").read_text(encoding="utf-8"))
    return PackageSet(
        requirements=tuple(data["requirements"]),
        packages=_packages(data["packages"]),
        build=_packages(data["build"]),
    )


def day() -> date:
    """Return the day on which the set was tested."""
    return date.fromisoformat(_about()["tested_on"])


def uv_version() -> str:
    """Return the version of uv that the set was tested with, and that writes the lock files."""
    return _about()["uv"]


@cache
def taken_names() -> frozenset[str]:
    """Return every name that a tested package bears: what is installed, and what is imported."""
    found: set[str] = set()
    for framework in ("django", "flask"):
        tested = load(framework)
        for name, package in {**tested.packages, **tested.build}.items():
            found |= {name.replace("-", "_"), *(module.lower() for module in package.modules)}
    return frozenset(found)


def needed(tested: PackageSet, requirements: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the packages that requirements lead to, and the extras that are asked of each.

    Raises:
        KeyError: a requirement leads to a package that is not in the set.
    """
    found: dict[str, frozenset[str]] = {}
    waiting = [taken_apart(line) for line in requirements]
    while waiting:
        wanted = waiting.pop()
        package = tested.packages[wanted.name]
        first = wanted.name not in found
        extras = found.get(wanted.name, frozenset())
        new = frozenset(wanted.extras) - extras
        found[wanted.name] = extras | new
        lines = list(package.requires) if first else []
        for extra in new:
            lines += package.extras.get(extra, ())
        waiting += map(taken_apart, lines)
    return found


def taken_apart(line: str) -> Requirement:
    """Take a requirement apart; its environment marker is passed over.

    Raises:
        ValueError: it is no name with versions, such as an address.
    """
    found = _REQUIREMENT.fullmatch(line.strip())
    if found is None or "@" in found[3]:
        raise ValueError(line)
    extras = sorted(normalised(one.strip()) for one in (found[2] or "").split(",") if one.strip())
    specifier = ",".join(one.strip() for one in found[3].split(",") if one.strip())
    return Requirement(normalised(found[1]), tuple(extras), specifier)


def normalised(name: str) -> str:
    """Return a package's name as an index knows it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def _about() -> Mapping[str, str]:
    found: Mapping[str, str] = json.loads((FOLDER / "about.json").read_text(encoding="utf-8"))
    return found


def _packages(data: Mapping[str, Any]) -> Mapping[str, Package]:
    return {
        name: Package(
            version=one["version"],
            requires=tuple(one.get("requires", ())),
            extras={extra: tuple(lines) for extra, lines in one.get("extras", {}).items()},
            modules=tuple(one.get("modules", ())),
            sha256=frozenset(one["sha256"]),
            is_built=one.get("is_built", False),
        )
        for name, one in data.items()
    }

"""A lock file of versions alone: uv turns it into a whole one on whatever index it uses.

uv keeps the versions of a lock file that is there even where its index is another. So a file that
names each version, an index that cannot exist and no addresses makes the next ``uv sync`` (or
``uv lock``) write a whole lock of just these versions.
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from generator.tested import tested_set
from generator.tested.tested_set import PackageSet, needed, taken_apart

NAME = "uv.lock"

# No host can have this name (RFC 2606): uv sees that it is not the index in use, and asks that.
NO_INDEX = "https://index.invalid/simple"
_FORMAT = "version = 1\nrevision = 3\n"


def portable_lock(tested: PackageSet, requirements: Iterable[str], python_version: str) -> str:
    """Return the lock file that says which versions a project gets, but not where they are."""
    names = sorted(needed(tested, requirements))
    packages = "".join(
        f'\n[[package]]\nname = "{name}"\nversion = "{tested.packages[name].version}"\n'
        f'source = {{ registry = "{NO_INDEX}" }}\n'
        for name in names
    )
    said = (
        f"# The versions that were tested together on {tested_set.day()}. The first `uv sync`\n"
        "# keeps them, and adds where your package index has them. Commit it then: until then\n"
        "# `--locked` and `--frozen` fail.\n"
    )
    return f'{said}{_FORMAT}requires-python = ">={python_version}"\n{packages}'


def lock_of_versions(tested: PackageSet, pyproject: str) -> str:
    """Return the lock file of versions alone for a project, from the text of its pyproject.toml.

    What a team's preset requires is in no tested set: uv locks that at the first ``uv sync``.
    """
    document = tomllib.loads(pyproject)
    python_version = document["project"]["requires-python"].removeprefix(">=")
    known = [one for one in requirements_of(pyproject) if taken_apart(one).name in tested.packages]
    return portable_lock(tested, known, python_version)


def requirements_of(pyproject: str) -> list[str]:
    """Return the lines of a project's dependencies, those for development included."""
    document = tomllib.loads(pyproject)
    groups = document.get("dependency-groups", {}).values()
    return [
        *document["project"]["dependencies"],
        *(line for group in groups for line in group if isinstance(line, str)),
    ]


def write_lock(project: Path, framework: str) -> None:
    """Write the lock file of versions alone into a project's folder."""
    pyproject = (project / "pyproject.toml").read_text(encoding="utf-8")
    text = lock_of_versions(tested_set.load(framework), pyproject)
    (project / NAME).write_text(text, encoding="utf-8")

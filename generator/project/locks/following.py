"""The lock of a project whose requirements changed: what it had stays, what is new is as tested."""

import tomllib
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from generator.project.installing import find_interpreter
from generator.project.locks.pruning import entries_of
from generator.project.locks.whole_lock import NoAnswer, lock_with_uv
from generator.tested import tested_set
from generator.tested.portable_lock import NAME, NO_INDEX, requirements_of
from generator.tested.tested_set import PackageSet, needed

_PYPROJECT = "pyproject.toml"


def needs_following(before: str, after: str) -> bool:
    """Whether a pyproject.toml that became another one needs another lock."""
    return _locked_parts(before) != _locked_parts(after)


def following_lock(
    framework: str, lock: str, pyproject: str, python_version: str
) -> tuple[str, bool]:
    """Return the lock of a changed pyproject.toml, and whether it is whole.

    Where uv cannot lock it here, the new packages have their tested versions and no addresses: the
    next ``uv sync`` adds these.
    """
    text = _with_tested(lock, pyproject, tested_set.load(framework))
    with TemporaryDirectory(prefix="startwise-") as name:
        folder = Path(name)
        (folder / _PYPROJECT).write_text(pyproject, encoding="utf-8")
        (folder / NAME).write_text(text, encoding="utf-8")
        interpreter = find_interpreter(python_version)
        for further in ((), ("--offline",)):
            with suppress(NoAnswer):
                if lock_with_uv(folder, interpreter, *further):
                    return (folder / NAME).read_text(encoding="utf-8"), True
    return text, False


def _with_tested(lock: str, pyproject: str, tested: PackageSet) -> str:
    """Add the tested versions of what is required and not locked, for uv to keep."""
    known = {entry.name for entry in entries_of(lock)}
    required = [one for one in requirements_of(pyproject) if _name(one) in tested.packages]
    new = sorted(needed(tested, required).keys() - known)
    return lock + "".join(
        f'\n[[package]]\nname = "{name}"\nversion = "{tested.packages[name].version}"\n'
        f'source = {{ registry = "{NO_INDEX}" }}\n'
        for name in new
    )


def _name(requirement: str) -> str:
    try:
        found = Requirement(requirement)
    except InvalidRequirement:
        return ""
    return "" if found.url else canonicalize_name(found.name)


def _locked_parts(pyproject: str) -> object:
    document = tomllib.loads(pyproject)
    project = document.get("project", {})
    return (
        sorted(requirements_of(pyproject)),
        project.get("requires-python"),
        project.get("name"),
        document.get("tool", {}).get("uv"),
    )

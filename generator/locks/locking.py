"""The lock file of a new project: the tested versions, where the index in use has them.

The ways to it, from the quickest on: taken out of this machine's whole lock and checked by uv
(tenths of a second); locked by uv, which keeps the tested versions (seconds); the versions alone.
"""

import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.locks import tested_set, whole
from generator.locks.portable import NAME, lock_of_versions
from generator.locks.pruning import CannotPrune, pruned
from generator.locks.tested_set import PackageSet

_PYPROJECT = "pyproject.toml"


@dataclass(frozen=True)
class Moved:
    """A package that is not locked as it was tested; a version is empty where there is none."""

    name: str
    tested: str
    locked: str


@dataclass(frozen=True)
class Lock:
    """A project's lock file.

    Attributes:
        text: the content of uv.lock.
        is_whole: whether it says where the packages are; uv adds that at the first ``uv sync``
            otherwise, and keeps the versions.
        moved: the packages that are not as they were tested.
    """

    text: str
    is_whole: bool
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True)
class Wanted:
    """What is to be locked, and where.

    Attributes:
        framework: whose tested set is taken.
        pyproject: the text of the project's pyproject.toml.
        python_version: the oldest Python that the project runs on, such as 3.13.
        interpreter: a Python of this version, or None where there is none.
        is_online: whether the network may be asked.
    """

    framework: str
    pyproject: str
    python_version: str
    interpreter: Path | None
    is_online: bool


def lock_of(wanted: Wanted) -> Lock:
    """Give the lock file of the tested versions, as whole as it can be had.

    Raises:
        OSError: no temporary folder can be made.
    """
    tested = tested_set.load(wanted.framework)
    with _folder() as folder:
        text = _from_whole_lock(wanted, tested, folder) or _by_uv(wanted, tested, folder)
    if text:
        return Lock(text, is_whole=True, moved=moved(text, tested))
    return Lock(lock_of_versions(tested, wanted.pyproject), is_whole=False)


def newest_lock(wanted: Wanted) -> Lock | None:
    """Give a lock of the newest packages, or None where uv cannot resolve them.

    Raises:
        OSError: no temporary folder can be made.
    """
    with _folder() as folder:
        (folder / _PYPROJECT).write_text(wanted.pyproject, encoding="utf-8")
        status = whole.lock_with_uv(folder, wanted.interpreter)
        if status:
            return None
        return Lock((folder / NAME).read_text(encoding="utf-8"), is_whole=True)


def moved(lock: str, tested: PackageSet) -> tuple[Moved, ...]:
    """Give the packages of a lock file that are not as they were tested."""
    found = []
    for one in tomllib.loads(lock)["package"]:
        if "registry" not in one["source"]:
            continue
        package = tested.packages.get(one["name"])
        if package is None:
            found.append(Moved(one["name"], "", one["version"]))
        elif package.version != one["version"] or not _has_tested_file(one, package.sha256):
            found.append(Moved(one["name"], package.version, one["version"]))
    return tuple(found)


def _has_tested_file(entry: Mapping[str, object], digests: frozenset[str]) -> bool:
    wheels, sdist = entry.get("wheels", ()), entry.get("sdist")
    files = [*wheels, *([sdist] if sdist else [])]  # type: ignore[misc]
    return any(str(file.get("hash", "")).removeprefix("sha256:") in digests for file in files)


def _from_whole_lock(wanted: Wanted, tested: PackageSet, folder: Path) -> str | None:
    """Take the project's lock out of the whole one, which is made where it is missing."""
    path = whole.cached_file(wanted.framework, wanted.python_version)
    if path is None:
        return None
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        if not wanted.is_online:
            return None
        made, _ = whole.make_whole(tested, wanted.python_version, wanted.interpreter, folder)
        if made is None:
            return None
        text = made
        whole.put_in_cache(path, text)
    try:
        found = pruned(text, wanted.pyproject)
    except CannotPrune:
        return None
    return found if _uv_agrees(wanted, folder, found) else None


def _uv_agrees(wanted: Wanted, folder: Path, lock: str) -> bool:
    """Tell whether uv would leave this lock as it is; without an interpreter it cannot say."""
    if wanted.interpreter is None:
        return True
    (folder / _PYPROJECT).write_text(wanted.pyproject, encoding="utf-8")
    (folder / NAME).write_text(lock, encoding="utf-8")
    done = whole.run_uv(folder, wanted.interpreter, ["lock", "--check", "--offline"])
    return done.returncode == 0


def _by_uv(wanted: Wanted, tested: PackageSet, folder: Path) -> str | None:
    """Let uv lock the project, which keeps the tested versions where they can be had."""
    (folder / _PYPROJECT).write_text(wanted.pyproject, encoding="utf-8")
    (folder / NAME).write_text(lock_of_versions(tested, wanted.pyproject), encoding="utf-8")
    further = () if wanted.is_online else ("--offline",)
    if whole.lock_with_uv(folder, wanted.interpreter, *further):
        return None
    return whole.only_tested_files((folder / NAME).read_text(encoding="utf-8"), tested)


@contextmanager
def _folder() -> Iterator[Path]:
    """Make a folder for uv to lock in: a project has settings of its own, none above it count."""
    with tempfile.TemporaryDirectory(prefix="startwise-") as name:
        yield Path(name)

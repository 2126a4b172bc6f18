"""The lock file of a new project: the tested versions, where the index in use has them.

The ways to it, from the quickest on: taken out of this machine's whole lock and checked by uv
(tenths of a second); locked by uv, which keeps the tested versions (seconds); the versions alone.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.installing import find_interpreter
from generator.locks import tested_set, whole
from generator.locks.portable import NAME, lock_of_versions
from generator.locks.pruning import CannotPrune, entries_of, pruned
from generator.locks.tested_set import PackageSet
from generator.locks.whole import NoAnswer

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
        is_online: whether the network may be asked.
    """

    framework: str
    pyproject: str
    python_version: str
    is_online: bool

    @cached_property
    def interpreter(self) -> Path | None:
        """A Python of this version, or None where there is none. To find it costs a moment."""
        return find_interpreter(self.python_version)


def lock_of(wanted: Wanted) -> Lock:
    """Give the lock file of the tested versions, as whole as it can be had.

    Raises:
        OSError: no temporary folder can be made.
    """
    tested = tested_set.load(wanted.framework)
    with _folder() as folder:
        try:
            text = _from_whole_lock(wanted, tested, folder)
            text = text or _by_uv(wanted, tested, folder, is_online=wanted.is_online)
        except NoAnswer:
            text = _by_uv(wanted, tested, folder, is_online=False)
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
        with suppress(NoAnswer):
            if whole.lock_with_uv(folder, wanted.interpreter):
                return Lock((folder / NAME).read_text(encoding="utf-8"), is_whole=True)
    return None


def moved(lock: str, tested: PackageSet) -> tuple[Moved, ...]:
    """Give the packages of a lock file that are not as they were tested."""
    found = []
    for entry in entries_of(lock):
        package = tested.packages.get(entry.name)
        if package is None:
            found.append(Moved(entry.name, "", entry.version))
        elif package.version != entry.version or not entry.sha256 & package.sha256:
            found.append(Moved(entry.name, package.version, entry.version))
    return tuple(found)


def _from_whole_lock(wanted: Wanted, tested: PackageSet, folder: Path) -> str | None:
    """Take the project's lock out of the whole one, which is made where it is missing or old.

    Raises:
        NoAnswer: there is no whole lock yet, and the index does not answer.
    """
    path = whole.cached_file(wanted.framework, wanted.python_version)
    text = whole.cached(path)
    if path is not None and wanted.is_online and (text is None or whole.is_old(path)):
        text = _made_whole(wanted, tested, folder, path, text)
    if text is None:
        return None
    try:
        found = pruned(text, wanted.pyproject)
    except CannotPrune:
        return None
    return found if not wanted.is_online or _uv_agrees(wanted, folder, found) else None


def _made_whole(
    wanted: Wanted, tested: PackageSet, folder: Path, path: Path, old: str | None
) -> str | None:
    """Give a new whole lock, or the old one where the index does not answer."""
    try:
        made = whole.make_whole(tested, wanted.python_version, wanted.interpreter, folder)
    except NoAnswer:
        if old is None:
            raise
        return old
    if made is not None:
        whole.put_in_cache(path, made, is_as_tested=not moved(made, tested))
    return made


def _uv_agrees(wanted: Wanted, folder: Path, lock: str) -> bool:
    """Tell whether uv would leave this lock as it is.

    It is not asked where nothing is installed either: it will be by the next ``uv sync``, which
    keeps the versions whatever it thinks of the rest.
    """
    (folder / _PYPROJECT).write_text(wanted.pyproject, encoding="utf-8")
    (folder / NAME).write_text(lock, encoding="utf-8")
    done = whole.run_uv(folder, wanted.interpreter, ["lock", "--check", "--offline"])
    return done.returncode == 0


def _by_uv(wanted: Wanted, tested: PackageSet, folder: Path, *, is_online: bool) -> str | None:
    """Let uv lock the project, which keeps the tested versions where they can be had.

    Raises:
        NoAnswer: the index does not answer.
    """
    (folder / _PYPROJECT).write_text(wanted.pyproject, encoding="utf-8")
    (folder / NAME).write_text(lock_of_versions(tested, wanted.pyproject), encoding="utf-8")
    further = () if is_online else ("--offline",)
    try:
        is_locked = whole.lock_with_uv(folder, wanted.interpreter, *further)
    except NoAnswer:
        if is_online:
            raise
        return None
    if not is_locked:
        return None
    return whole.only_tested_files((folder / NAME).read_text(encoding="utf-8"), tested)


@contextmanager
def _folder() -> Iterator[Path]:
    """Make a folder for uv to lock in: a project has settings of its own, none above it count."""
    with tempfile.TemporaryDirectory(prefix="startwise-") as name:
        yield Path(name)

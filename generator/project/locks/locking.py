"""The lock file of a new project: the tested versions, where the index in use has them.

The ways to it, from the quickest on: taken out of this machine's whole lock and checked by uv
(tenths of a second); locked by uv, which keeps the tested versions (seconds); the versions alone.
"""

from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.project.installing import find_interpreter
from generator.project.locks import whole_lock as whole
from generator.project.locks.pruning import CannotPrune, Entry, entries_of, pruned
from generator.project.locks.whole_lock import NoAnswer, is_offline
from generator.tested import tested_set
from generator.tested.portable_lock import NAME, lock_of_versions
from generator.tested.tested_set import Package, PackageSet

_PYPROJECT = "pyproject.toml"
_PREFIX = "startwise-"


class Why(Enum):
    """In what a package is not as it was tested."""

    NEW = "is not in the tested set"
    VERSION = "has another version"
    FILES = "has other files"
    NO_WHEEL = "has no wheel"
    NO_DIGESTS = "has no digests"


@dataclass(frozen=True)
class Moved:
    """A package that is not locked as it was tested; ``tested`` is empty where it was not."""

    name: str
    tested: str
    locked: str
    why: Why = Why.VERSION


@dataclass(frozen=True)
class Lock:
    """A project's lock file, and which packages in it are not as they were tested.

    Where it is not whole it does not say where the packages are: uv adds that at the first ``uv
    sync``, and keeps the versions. The newest are those of ``--fresh``.
    """

    text: str
    is_whole: bool
    moved: tuple[Moved, ...] = ()
    is_newest: bool = False


@dataclass(frozen=True)
class Wanted:
    """What is to be locked: a framework's tested set, for a pyproject.toml and an oldest Python.

    ``is_online`` says whether the network may be asked, ``is_anew`` whether what this machine knows
    of the index is to be forgotten.
    """

    framework: str
    pyproject: str
    python_version: str
    is_online: bool
    is_anew: bool = False

    @cached_property
    def interpreter(self) -> Path | None:
        """A Python of this version, or None where there is none. To find it costs a moment."""
        return find_interpreter(self.python_version)


def lock_of(wanted: Wanted) -> Lock:
    """Return the lock file of the tested versions, as whole as it can be had."""
    tested = tested_set.load(wanted.framework)
    # A folder of its own, so that no settings above it count.
    with TemporaryDirectory(prefix=_PREFIX) as name:
        folder = Path(name)
        try:
            text = _from_whole_lock(wanted, tested, folder)
            text = text or _by_uv(wanted, tested, folder, is_online=wanted.is_online)
        except NoAnswer:
            text = _by_uv(wanted, tested, folder, is_online=False)
    if text:
        return Lock(text, is_whole=True, moved=moved(text, tested))
    return Lock(lock_of_versions(tested, wanted.pyproject), is_whole=False)


def newest_lock(wanted: Wanted) -> Lock | None:
    """Return a lock of the newest packages, or None where uv cannot resolve them."""
    with TemporaryDirectory(prefix=_PREFIX) as name:
        folder = Path(name)
        (folder / _PYPROJECT).write_text(wanted.pyproject, encoding="utf-8")
        with suppress(NoAnswer):
            if whole.lock_with_uv(folder, wanted.interpreter):
                text = (folder / NAME).read_text(encoding="utf-8")
                return Lock(text, is_whole=True, is_newest=True)
    return None


def moved(lock: str, tested: PackageSet) -> tuple[Moved, ...]:
    """Return the packages of a lock file that are not as they were tested."""
    found = []
    for entry in entries_of(lock):
        package = tested.packages.get(entry.name)
        why = _why(entry, package)
        if why:
            found.append(Moved(entry.name, package.version if package else "", entry.version, why))
    return tuple(found)


def _why(entry: Entry, package: Package | None) -> Why | None:
    if package is None:
        return Why.NEW
    if entry.version != package.version:
        return Why.VERSION
    if not entry.sha256:
        return Why.NO_DIGESTS
    if not entry.sha256 & package.sha256:
        return Why.FILES
    return None if entry.has_wheel or package.is_built else Why.NO_WHEEL


def locked_since(project: Path, framework: str, lock: Lock | None) -> Lock | None:
    """Return the lock as uv has left it in a project's folder, or None where it is as it was."""
    text = (project / NAME).read_text(encoding="utf-8")
    if lock is not None and text == lock.text:
        return None
    return Lock(text, is_whole=True, moved=moved(text, tested_set.load(framework)))


def _from_whole_lock(wanted: Wanted, tested: PackageSet, folder: Path) -> str | None:
    """Take the project's lock out of the whole one, which is made where it is missing or old."""
    path = whole.cached_file(wanted.framework, wanted.python_version)
    if path is None:
        return None
    known = whole.cached(path)
    if not wanted.is_online:
        return known and _pruned(wanted, tested, known)
    if known and not wanted.is_anew and not whole.is_old(path):
        found = _checked(wanted, tested, folder, known)
        if found:
            return found
    try:
        made = whole.make_whole(tested, wanted.python_version, wanted.interpreter, folder)
    except NoAnswer:
        if known is None or wanted.is_anew:
            raise
        made = known
    else:
        if made and not (is_offline() and moved(made, tested)):
            whole.put_in_cache(path, made, is_as_tested=not moved(made, tested))
    return made and _checked(wanted, tested, folder, made)


def _pruned(wanted: Wanted, tested: PackageSet, text: str) -> str | None:
    """Return the project's part of a whole lock, with none but tested files; None if broken."""
    try:
        return whole.only_tested_files(pruned(text, wanted.pyproject), tested)
    except CannotPrune:
        return None


def _checked(wanted: Wanted, tested: PackageSet, folder: Path, text: str) -> str | None:
    """Return the project's part of a whole lock if uv would leave it as it is."""
    found = _pruned(wanted, tested, text)
    return found if found and _uv_agrees(wanted, folder, found) else None


def _uv_agrees(wanted: Wanted, folder: Path, lock: str) -> bool:
    """Tell whether uv would leave this lock as it is.

    It is not asked where nothing is installed: it will be by the next ``uv sync``, which keeps the
    versions whatever it thinks of the rest.
    """
    (folder / _PYPROJECT).write_text(wanted.pyproject, encoding="utf-8")
    (folder / NAME).write_text(lock, encoding="utf-8")
    done = whole.run_uv(folder, wanted.interpreter, ["lock", "--check", "--offline"])
    return done.returncode == 0


def _by_uv(wanted: Wanted, tested: PackageSet, folder: Path, *, is_online: bool) -> str | None:
    """Let uv lock the project, which keeps the tested versions where they can be had."""
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
    text = whole.only_tested_files((folder / NAME).read_text(encoding="utf-8"), tested)
    # What uv has in its cache is not all that the index has.
    return None if not is_online and moved(text, tested) else text

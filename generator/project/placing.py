"""A tree becomes a folder on disk: staged beside the target, one rename."""

import importlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from generator.errors import GitFailed, PlacingFailed, TargetTaken
from generator.project.git import REPOSITORY, Author, commit_all, make_repository
from generator.templating.environment_file import write_environment_file
from generator.templating.tree import Tree

_STAGE_PREFIX = ".startwise-"
# As mkdtemp makes them: of a name of their own, and closed to everybody else.
_STAGE = re.compile(re.escape(_STAGE_PREFIX) + r"[a-z0-9_]{8}")

# Windows has no such locks: there a killed run's folder is left for its owner to remove.
fcntl: Any = importlib.import_module("fcntl") if os.name == "posix" else None


def check_target(target: Path) -> None:
    """Refuse a target that is there and not an empty folder, or that would be inside a file.

    A folder is empty that holds a git repository alone, or what a killed run left.
    """
    try:
        is_folder = target.is_dir() and not target.is_symlink()
        taken = os.path.lexists(target) and not (is_folder and is_empty(target))
    except OSError as error:
        raise _placing_failed(target, error) from error
    if taken:
        way_out = "Choose another name, --slug or --output, or move it away."
        if is_folder and target.samefile(os.curdir):
            way_out = "Go to an empty folder, or give a name: the project gets a folder here."
        raise TargetTaken(
            f"{target} is already there{', and not empty' if is_folder else ''}.", way_out
        )
    above = next((one for one in target.parents if os.path.lexists(one)), target.parent)
    if os.path.lexists(above) and not above.is_dir():
        raise TargetTaken(f"{above} is no folder.", "Give a folder with --output.")


def check_place(target: Path) -> None:
    """Refuse a target whose folder cannot be written to; a folder is made there and removed."""
    above = next(one for one in (target, *target.parents) if os.path.lexists(one))
    try:
        Path(tempfile.mkdtemp(prefix=_STAGE_PREFIX, dir=above)).rmdir()
    except OSError as error:
        raise TargetTaken(
            f"{above} cannot be written to: {error.strerror or error}.",
            "Give another folder with --output.",
        ) from error


def is_empty(folder: Path) -> bool:
    """Whether a project can go into a folder that is there."""
    return all(path.name == REPOSITORY or _is_stage(path) for path in folder.iterdir())


def _is_stage(path: Path) -> bool:
    """Whether a path may be the folder of a run of startwise, and of nobody else."""
    is_closed = os.name != "posix" or not path.lstat().st_mode & 0o077
    return bool(_STAGE.fullmatch(path.name)) and is_closed


def place(tree: Tree, target: Path, author: Author | None) -> None:
    """Write the whole project to ``target``, or nothing.

    The files, the .env with its secrets and, where an author is given, a git repository with a
    first commit are made in a hidden folder beside the target, which then gets its name in one
    step. A target that is there, as people may be in it, gets what was made in it instead, and the
    commit goes into the repository that it has. What a killed run left of the hidden folder is
    removed by the next one.
    """
    check_target(target)
    is_there = target.is_dir()
    has_repository = (target / REPOSITORY).exists()
    folder = target if is_there else target.parent
    try:
        with _folder_for(folder), _stage(folder) as stage:
            project = stage / "project"
            _write(tree, project)
            write_environment_file(project)
            if author is not None and not has_repository:
                make_repository(project, author)
            if is_there:
                _move_into(target, project)
            else:
                project.rename(target)
    except GitFailed as error:
        raise PlacingFailed(
            error.message, "Nothing was left behind. Correct what git reports, or pass --no-git."
        ) from error
    except OSError as error:
        # Another run may have taken the name in the meantime.
        check_target(target)
        raise _placing_failed(target, error) from error
    if author is not None and has_repository:
        commit_all(target, author)


def _move_into(target: Path, project: Path) -> None:
    """Move all that is in a project to a folder that is there, or nothing."""
    check_target(target)
    names = [path.name for path in project.iterdir()]
    try:
        for name in names:
            (project / name).rename(target / name)
    except BaseException:
        for name in names:
            if not os.path.lexists(project / name):
                (target / name).rename(project / name)
        raise


def _placing_failed(target: Path, error: OSError) -> PlacingFailed:
    return PlacingFailed(
        f"{target} could not be written: {error.strerror or error}.",
        "Nothing was left behind. Make room or give another folder with --output.",
    )


def _write(tree: Tree, project: Path) -> None:
    project.mkdir()
    for relative, file in tree.items():
        if relative.startswith("/") or ".." in relative.split("/"):
            raise PlacingFailed(f"{relative} would be written outside the project.")
        path = project / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        if file.executable:
            path.chmod(path.stat().st_mode | 0o111)


@contextmanager
def _folder_for(folder: Path) -> Iterator[None]:
    """Make the folder that the project goes into; take it away again when placing fails."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            for path in missing:
                path.rmdir()
        raise


@contextmanager
def _stage(folder: Path) -> Iterator[Path]:
    _sweep(folder)
    stage, lock = _locked_stage(folder)
    try:
        yield stage
    finally:
        if lock is not None:
            os.close(lock)
        shutil.rmtree(stage, ignore_errors=True)


def _locked_stage(folder: Path) -> tuple[Path, int | None]:
    """Make a stage and lock it, again where another run swept it before it was locked."""
    while True:
        stage = Path(tempfile.mkdtemp(prefix=_STAGE_PREFIX, dir=folder))
        lock = _lock(stage)
        if fcntl is None or (lock is not None and stage.is_dir()):
            return stage, lock
        if lock is not None:
            os.close(lock)


def _sweep(folder: Path) -> None:
    """Remove the stages of runs that were killed: those that nobody holds a lock on."""
    for stage in filter(_is_stage, folder.glob(f"{_STAGE_PREFIX}*")):
        lock = _lock(stage)
        if lock is not None:
            shutil.rmtree(stage, ignore_errors=True)
            os.close(lock)


@contextmanager
def locked_folder(folder: Path) -> Iterator[bool]:
    """Hold a folder for this run alone; tell whether it could be had."""
    lock = _lock(folder)
    try:
        yield fcntl is None or lock is not None
    finally:
        if lock is not None:
            os.close(lock)


def _lock(stage: Path) -> int | None:
    """Return a descriptor that holds the stage's lock, or None where it is held or cannot be."""
    if fcntl is None:
        return None
    try:
        descriptor = os.open(stage, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor

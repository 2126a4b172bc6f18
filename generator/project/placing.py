"""A tree becomes a folder on disk: staged beside the target, one rename."""

import importlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from generator.errors import GitFailed, PlacingFailed, TargetTaken
from generator.project.git import Author, make_repository
from generator.templating.environment_file import write_environment_file
from generator.templating.tree import Tree

_STAGE_PREFIX = ".startwise-"

# Windows has no such locks: there a killed run's folder is left for its owner to remove.
fcntl: Any = importlib.import_module("fcntl") if os.name == "posix" else None


def check_target(target: Path) -> None:
    """Refuse a target that is there and not an empty folder, or that would be inside a file."""
    try:
        taken = os.path.lexists(target) and (
            target.is_symlink() or not target.is_dir() or any(target.iterdir())
        )
    except OSError as error:
        raise _placing_failed(target, error) from error
    if taken:
        raise TargetTaken(
            f"{target} is already there.",
            "Choose another name, --slug or --output, or move it away.",
        )
    above = next((one for one in target.parents if os.path.lexists(one)), target.parent)
    if os.path.lexists(above) and not above.is_dir():
        raise TargetTaken(f"{above} is no folder.", "Give a folder with --output.")


def check_place(target: Path) -> None:
    """Refuse a target whose folder cannot be written to; a folder is made there and removed."""
    above = next((one for one in target.parents if os.path.lexists(one)), target.parent)
    try:
        Path(tempfile.mkdtemp(prefix=_STAGE_PREFIX, dir=above)).rmdir()
    except OSError as error:
        raise TargetTaken(
            f"{above} cannot be written to: {error.strerror or error}.",
            "Give another folder with --output.",
        ) from error


def place(tree: Tree, target: Path, author: Author | None) -> None:
    """Write the whole project to ``target``, or nothing.

    The files, the .env with its secrets and, where an author is given, a git repository with a
    first commit are made in a hidden folder beside the target, which then gets its name in one
    step. What a killed run left of such a folder is removed by the next one.
    """
    check_target(target)
    try:
        with _folder_for(target.parent), _stage(target.parent) as stage:
            project = stage / target.name
            _write(tree, project)
            write_environment_file(project)
            if author is not None:
                make_repository(project, author)
            project.rename(target)
    except GitFailed as error:
        raise PlacingFailed(
            error.message, "Nothing was left behind. Mend git, or pass --no-git."
        ) from error
    except OSError as error:
        # Another run may have taken the name in the meantime.
        check_target(target)
        raise _placing_failed(target, error) from error


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
    for stage in folder.glob(f"{_STAGE_PREFIX}*"):
        lock = _lock(stage)
        if lock is not None:
            shutil.rmtree(stage, ignore_errors=True)
            os.close(lock)


def _lock(stage: Path) -> int | None:
    """Give a descriptor that holds the stage's lock, or None where it is held or cannot be."""
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

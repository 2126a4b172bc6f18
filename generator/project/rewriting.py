"""Several files of a folder written all or none, even where the run is killed on the way.

What is new is written into a folder beside them first, and a copy of what was there, then a journal
that says which is which. From there on, files are put in their places one by one; once all are, the
journal goes. Where one is found, that was interrupted, and everything is put back as it was.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator.errors import PlacingFailed, WrongRequest
from generator.project.placing import locked_folder

STAGE = ".startwise.changing"
_JOURNAL = "journal.json"
_COPY = re.compile(r"old-\d+")
_SECRET = 0o600


@dataclass(frozen=True)
class Write:
    """What becomes of a file: its content and mode, or None and it is removed."""

    content: bytes | None
    mode: int | None = None


def check_paths(folder: Path, paths: Iterable[str]) -> None:
    """Refuse paths that are a link, lie behind one, or would be where a folder is."""
    root = folder.resolve()
    for path in paths:
        parts = PurePosixPath(path).parts
        if not parts or PurePosixPath(path).is_absolute() or ".." in parts:
            raise WrongRequest(f"{path} would be written outside of the project.")
        if ".git" in map(str.lower, parts):
            raise WrongRequest(f"{path} is of the repository, which is git's alone.")
        for length in range(1, len(parts) + 1):
            place = root.joinpath(*parts[:length])
            if place.is_symlink():
                raise WrongRequest(
                    f"{place} is a link, and what it leads to is not to be written.",
                    "Put the file or folder itself in its place, then try again.",
                )
        if root.joinpath(path).is_dir():
            raise WrongRequest(f"{path} is a folder, and a file belongs there.", "Move it away.")
        above = [root.joinpath(*parts[:length]) for length in range(1, len(parts))]
        if any(one.exists() and not one.is_dir() for one in above):
            raise WrongRequest(f"{path} lies in what is no folder.", "Move that away.")


def rewrite(folder: Path, writes: Mapping[str, Write]) -> None:
    """Write files of a folder, or none of them; ``restore`` has been called before.

    Raises:
        PlacingFailed: it could not be done, and nothing was changed.
    """
    check_paths(folder, writes)
    stage = folder / STAGE
    try:
        with _staged(stage):
            entries = [_stage(folder, stage, *numbered) for numbered in enumerate(writes.items())]
            _write_journal(stage, entries)
            try:
                for entry in entries:
                    _put(folder, stage, entry)
            except BaseException:
                _put_back(folder, stage, entries)
                raise
            (stage / _JOURNAL).unlink()
            _remove_empty(folder, entries)
    except OSError as error:
        raise PlacingFailed(
            f"{folder} could not be written: {error.strerror or error}.",
            "Nothing was changed. Make room, or mend the permissions, then try again.",
        ) from error


def restore(folder: Path) -> bool:
    """Put everything back as it was where a change was interrupted; tell whether one was."""
    stage = folder / STAGE
    if stage.is_symlink() or not stage.is_dir():
        return False
    with locked_folder(stage) as is_ours:
        if not is_ours:
            raise WrongRequest(f"Another run is changing {folder}.", "Wait until it has ended.")
        _check_own(stage)
        entries = _read_journal(stage)
        if entries is not None:
            check_paths(folder, [entry["path"] for entry in entries])
            _put_back(folder, stage, entries)
        shutil.rmtree(stage)
    return entries is not None


def _check_own(stage: Path) -> None:
    """Refuse a folder that no run of this account made: a clone or an archive can bring one."""
    found = stage.lstat()
    is_own = os.name != "posix" or (found.st_uid == os.geteuid() and not found.st_mode & 0o077)
    are_plain = all(one.is_file() and not one.is_symlink() for one in stage.iterdir())
    if not is_own or not are_plain:
        raise _foreign(stage)


def _foreign(path: Path) -> WrongRequest:
    return WrongRequest(f"{path} was not written by startwise.", "Look at it, then remove it.")


@contextmanager
def _staged(stage: Path) -> Iterator[None]:
    """Make the folder beside the files, for one run alone, and remove it in the end."""
    stage.mkdir(mode=0o700)
    with locked_folder(stage):
        try:
            # It holds secrets too: no commit takes it in.
            (stage / ".gitignore").write_text("*\n", encoding="utf-8")
            yield
        finally:
            if not (stage / _JOURNAL).exists():
                shutil.rmtree(stage, ignore_errors=True)


def _stage(folder: Path, stage: Path, number: int, write: tuple[str, Write]) -> dict[str, Any]:
    path, what = write
    place = folder / path
    entry: dict[str, Any] = {"path": path, "old": None, "new": None}
    if place.exists():
        entry["old"] = f"old-{number}"
        shutil.copy2(place, stage / entry["old"])
        _flush(stage / entry["old"])
    if what.content is not None:
        entry["new"] = f"new-{number}"
        new = stage / entry["new"]
        new.touch(mode=_SECRET)
        new.write_bytes(what.content)
        new.chmod(what.mode if what.mode is not None else _mode(place))
        _flush(new)
    return entry


def _mode(place: Path) -> int:
    """Return the mode that a file has, or that a new one gets here."""
    if place.exists():
        return place.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _flush(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _write_journal(stage: Path, entries: list[dict[str, Any]]) -> None:
    draft = stage / "draft"
    draft.write_text(json.dumps(entries), encoding="utf-8")
    _flush(draft)
    draft.replace(stage / _JOURNAL)


def _read_journal(stage: Path) -> list[dict[str, Any]] | None:
    with suppress(FileNotFoundError):
        try:
            found: list[dict[str, Any]] = json.loads((stage / _JOURNAL).read_text("utf-8"))
            is_ours = all(
                isinstance(entry["path"], str) and _COPY.fullmatch(entry["old"] or "old-0")
                for entry in found
            )
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise _foreign(stage / _JOURNAL) from error
        if not is_ours:
            raise _foreign(stage / _JOURNAL)
        return found
    return None


def _put(folder: Path, stage: Path, entry: Mapping[str, Any]) -> None:
    place = folder / entry["path"]
    if entry["new"] is None:
        place.unlink(missing_ok=True)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    (stage / entry["new"]).replace(place)


def _put_back(folder: Path, stage: Path, entries: list[dict[str, Any]]) -> None:
    """Put every file back; what is there twice does no harm, as the copies stay until the end."""
    for entry in entries:
        place = folder / entry["path"]
        if entry["old"] is None:
            place.unlink(missing_ok=True)
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = stage / "draft"
        shutil.copy2(stage / entry["old"], draft)
        draft.replace(place)
    _remove_empty(folder, entries)
    (stage / _JOURNAL).unlink(missing_ok=True)


def _remove_empty(folder: Path, entries: list[dict[str, Any]]) -> None:
    """Remove the folders in which nothing is left of what these files were, or became."""
    for entry in entries:
        for parent in list(PurePosixPath(entry["path"]).parents)[:-1]:
            # One that holds something stays.
            with suppress(OSError):
                (folder / parent).rmdir()

"""Each file that startwise made, as it stands in a project folder: edited, moved, missing."""

import os
import stat
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, get_args

from generator.comparing.folders import (
    LARGEST_FILE,
    LARGEST_FOLDER,
    content_of,
    kept_in,
    paths_in,
    readable,
)
from generator.merging.frozen import is_frozen
from generator.merging.ignored import IGNORED, without_what_is_there
from generator.merging.moving import moved
from generator.project.conflict_markers import conflict_in
from generator.templating.provenance import RECORD
from generator.templating.tree import Tree

State = Literal["in_step", "frozen", "edited", "moved", "missing", "conflict", "not_checked"]
STATES: tuple[State, ...] = get_args(State)

# So many files are looked through for those that were moved.
_MOST_FILES = 50_000


@dataclass(frozen=True)
class Checked:
    """A file that startwise makes, and what became of it.

    ``now`` is where it was moved to, ``line`` where its first conflict marker stands, and ``why``
    the reason why it was not looked at. A ``frozen`` one differs, but no change of answers touches
    it: it may be of earlier answers, or edited.
    """

    path: str
    state: State
    now: str = ""
    line: int = 0
    why: str = ""


def checked_files(root: Path, tree: Tree, framework: str) -> tuple[tuple[Checked, ...], bool]:
    """Return every file of a project but its record, and whether all was looked through."""
    kept = kept_in(root, tree)
    missing: dict[str, bytes] = {}
    found: dict[str, Checked] = {}
    for path, file in tree.items():
        if path == RECORD:
            continue
        content, why = _content(root, path, kept)
        if content is not None:
            if path == IGNORED:
                content = without_what_is_there(root, content, file.content, framework)
            found[path] = _compared(path, content, file.content)
        elif why:
            found[path] = Checked(path, "not_checked", why=why)
        else:
            found[path] = Checked(path, "missing")
            missing[path] = file.content
    if not missing:
        return tuple(found.values()), True
    others, is_whole = _others(root, tree, kept, missing)
    for path, now in moved(missing, others).items():
        line = conflict_in(others[now])
        found[path] = Checked(path, "conflict" if line else "moved", now=now, line=line)
    return tuple(found.values()), is_whole


def _compared(path: str, content: bytes, made: bytes) -> Checked:
    if content == made or _with_line_feeds(content) == _with_line_feeds(made):
        return Checked(path, "in_step")
    line = conflict_in(content)
    if line:
        return Checked(path, "conflict", line=line)
    return Checked(path, "frozen" if is_frozen(path) else "edited")


def _with_line_feeds(content: bytes) -> bytes:
    """Return a text with the line ends that startwise writes, whatever git made of them."""
    return content if b"\0" in content else content.replace(b"\r\n", b"\n")


def _content(root: Path, path: str, kept: Collection[Path]) -> tuple[bytes | None, str]:
    """Return what a file of the folder holds, or why it is not looked at; neither for none."""
    place = root / path
    above = [root / one for one in reversed(PurePosixPath(path).parents)]
    try:
        if any(one.is_symlink() for one in above[1:]):
            return None, "in a linked folder"
        status = place.lstat()
        if stat.S_ISDIR(status.st_mode):
            return None, ""
        content = content_of(place, root, kept)
    except (FileNotFoundError, NotADirectoryError):
        return None, ""
    except OSError as error:
        return None, f"cannot be read: {error.strerror}"
    return content, "" if content is not None else _reason(status)


def _reason(status: os.stat_result) -> str:
    """Return why a file that is there cannot be looked at."""
    if stat.S_ISLNK(status.st_mode):
        return "a link out of the project, or to nothing"
    if not stat.S_ISREG(status.st_mode):
        return "not a plain file"
    if status.st_size > LARGEST_FILE:
        return f"larger than {LARGEST_FILE // 1_000_000} MB"
    return "cannot be read"


def _others(
    root: Path, tree: Tree, kept: Collection[Path], missing: Collection[str]
) -> tuple[dict[str, bytes], bool]:
    """Return the files that could be missing ones at another place, and whether these are all."""
    suffixes = {PurePosixPath(path).suffix for path in missing}
    names = {PurePosixPath(path).name for path in missing}
    found: dict[str, bytes] = {}
    size = 0
    for count, path in enumerate(paths_in(root, kept, names)):
        if count >= _MOST_FILES or size > LARGEST_FOLDER:
            return found, False
        name = path.relative_to(root).as_posix()
        if name in tree or path.suffix not in suffixes or path.is_symlink():
            continue
        content = content_of(path, root, kept)
        if content is not None:
            found[readable(name)] = content
            size += len(content)
    return found, True

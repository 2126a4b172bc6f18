"""What a project's own repository has of it as it was made: read by git, never checked out."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import GitFailed
from generator.presets.git_objects import contents_in, entries_in, names_of
from generator.project.working_tree import git_output
from generator.templating.provenance import RECORD
from generator.updating.archives import Files, check_size, is_rendered

# A record changes with the answers or the version, so that few commits touch it.
_MOST_COMMITS = 100


class NoHistory(Exception):
    """git cannot tell; says why."""


@dataclass(frozen=True)
class Commit:
    """A commit that touched the record of a project, and the folder that the project was in."""

    name: str
    folder: str


def commits_in(folder: Path) -> list[Commit]:
    """Return the commits that touched a project's record, the first one first.

    Raises:
        NoHistory: git is not there, or has no commit.
    """
    how = [
        "--no-show-signature",
        "--follow",
        f"--max-count={_MOST_COMMITS}",
        "--format=%x00%H",
        "--name-only",
        "-z",
    ]
    told = _git(folder, ["log", *how, "--", RECORD])
    found = []
    for part in told.split(b"\0\0"):
        name, _, path = part.strip(b"\0\n").partition(b"\0")
        if path:
            above = PurePosixPath(os.fsdecode(path.strip(b"\n\0"))).parent
            found.append(Commit(name.decode(), "" if above == PurePosixPath() else f"{above}/"))
    return found[::-1]


def record_at(folder: Path, commit: Commit) -> bytes:
    """Return the record of a project as a commit has it."""
    return _git(folder, ["cat-file", "blob", f"{commit.name}:{commit.folder}{RECORD}"])


def files_at(folder: Path, commit: Commit) -> Files:
    """Return the files of a project as a commit has them."""
    tree = f"{commit.name}:{commit.folder}"
    listed = _git(folder, ["ls-tree", "-r", "-l", "-z", "--full-tree", tree])
    plain = {os.fsdecode(one.path): one for one in entries_in(listed) if one.is_plain}
    entries = {path: one for path, one in plain.items() if is_rendered(path)}
    check_size(commit.name, len(entries), sum(one.size for one in entries.values()))
    told = _git(folder, ["cat-file", "--batch"], names_of(entries))
    return contents_in(told, entries)


def is_shallow(folder: Path) -> bool:
    """Whether a repository has its last commits alone."""
    try:
        return _git(folder, ["rev-parse", "--is-shallow-repository"]).strip() == b"true"
    except NoHistory:
        return False


def _git(folder: Path, words: Sequence[str], said: bytes = b"") -> bytes:
    try:
        return git_output(folder, ["--no-replace-objects", *words], said)
    except OSError as error:
        raise NoHistory("git is not there") from error
    except GitFailed as error:
        raise NoHistory(" ".join(error.message.rstrip(".").split())) from error

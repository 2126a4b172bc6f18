"""What git knows of a project's folder: what is not committed, what is under way, conflicts."""

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.errors import GitFailed
from generator.project.surroundings import for_git

# What git leaves in its folder while it waits for a person to go on.
_UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}
_PLAIN_FILE, _EXECUTABLE_FILE = "100644", "100755"
_NOTHING = "0" * 40
# How git says of a file that it has a conflict.
_UNMERGED = frozenset("DD AU UD UA DU AA UU".split())
# What is missing in a repository is fetched from no server that it names, by no program it names.
_ALONE = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
}


@dataclass(frozen=True)
class WorkingTree:
    """The state of a folder in its repository; its paths are relative to the folder.

    ``tracked`` are the files that git knows, ``changed`` those of them that are not as committed,
    ``untracked`` those it does not know and does not ignore. ``under_way`` is empty, or a merge or
    the like that has not ended; ``unmerged`` are those with a conflict that was not resolved.
    """

    tracked: tuple[str, ...]
    changed: tuple[str, ...]
    untracked: tuple[str, ...]
    under_way: str
    unmerged: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stages:
    """What stands in git's index for a file with a conflict: the base, the owner's, the new."""

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None
    is_executable: bool = False


def working_tree(folder: Path) -> WorkingTree | None:
    """Return the state of a folder, or None where it is in no repository, or git is not there."""
    try:
        inside = _git(folder, ["rev-parse", "--is-inside-work-tree"])
    except OSError:
        return None
    if inside.returncode or inside.stdout.strip() != b"true":
        return None
    how = ["--porcelain", "-z", "--untracked-files=all", "--no-renames"]
    entries = _listed(folder, ["status", *how, "--", "."])
    prefix = os.fsdecode(git_output(folder, ["rev-parse", "--show-prefix"]).strip())
    changed = [one[3:].removeprefix(prefix) for one in entries if not one.startswith("??")]
    untracked = [one[3:].removeprefix(prefix) for one in entries if one.startswith("??")]
    tracked = _listed(folder, ["ls-files", "-z", "--", "."])
    unmerged = [one[3:].removeprefix(prefix) for one in entries if one[:2] in _UNMERGED]
    return WorkingTree(
        tuple(tracked), tuple(changed), tuple(untracked), _under_way(folder), tuple(unmerged)
    )


def put_conflicts(folder: Path, conflicts: Mapping[str, Stages]) -> None:
    """Put files with a conflict into git's index as after a merge, in three stages.

    Raises:
        GitFailed: git refused.
    """
    if not conflicts:
        return
    prefix = os.fsdecode(git_output(folder, ["rev-parse", "--show-prefix"]).strip())
    lines = []
    for path, stages in conflicts.items():
        mode = _EXECUTABLE_FILE if stages.is_executable else _PLAIN_FILE
        lines.append(f"0 {_NOTHING}\t{prefix}{path}")
        for number, content in enumerate((stages.base, stages.ours, stages.theirs), start=1):
            if content is not None:
                words = ["hash-object", "-w", "--stdin", "--path", path]
                name = git_output(folder, words, content).decode().strip()
                lines.append(f"{mode} {name} {number}\t{prefix}{path}")
    said = b"".join(os.fsencode(line) + b"\0" for line in lines)
    git_output(folder, ["update-index", "-z", "--index-info"], said)


def _under_way(folder: Path) -> str:
    names = list(_UNDER_WAY)
    words = [word for name in names for word in ("--git-path", name)]
    places = git_output(folder, ["rev-parse", *words]).decode(errors="surrogateescape").splitlines()
    found = (name for name, place in zip(names, places, strict=True) if (folder / place).exists())
    return next((_UNDER_WAY[name] for name in found), "")


def _listed(folder: Path, words: Sequence[str]) -> list[str]:
    return [os.fsdecode(one) for one in git_output(folder, words).split(b"\0") if one]


def git_output(folder: Path, words: Sequence[str], said: bytes = b"") -> bytes:
    """Return what git says of a folder.

    Raises:
        GitFailed: git refused.
    """
    done = _git(folder, words, said)
    if done.returncode:
        told = done.stderr.strip().decode("utf-8", "replace")
        raise GitFailed(f"git {words[0]} failed: {told or f'exit status {done.returncode}'}.")
    return done.stdout


def _git(
    folder: Path, words: Iterable[str], said: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    # Whoever owns the folder: nothing of its configuration that would run a program.
    nothing_run = ["-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"]
    safe = [*nothing_run, *_without_filters(folder), "-c", "core.quotePath=false"]
    return subprocess.run(
        ["git", *safe, *words], cwd=folder, input=said, capture_output=True, check=False,
        env={**for_git(os.environ), **_ALONE},
    )  # fmt: skip


@cache
def _without_filters(folder: Path) -> list[str]:
    """Return the options that switch off the filters which the repository itself configures."""
    words = ["config", "--local", "--includes", "--null", "--name-only", "--get-regexp"]
    found = subprocess.run(
        ["git", *words, r"^filter\..*\.(clean|smudge|process)$"], cwd=folder, capture_output=True,
        check=False, env=for_git(os.environ),
    )  # fmt: skip
    names = (os.fsdecode(one) for one in found.stdout.split(b"\0") if one)
    return [word for name in names for word in ("-c", f"{name}=")]

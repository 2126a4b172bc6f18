"""The git repository of a new project, and what git knows about its owner."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.answers.names import check_author, check_email
from generator.answers.questions import Answers
from generator.errors import GitFailed, ImpossibleName, WrongRequest
from generator.project.surroundings import for_first_commit, for_git

# Older versions of git know some of these files by their place alone, whatever configuration says.
_NOTHING_BUT_THE_TREE = {
    "core.excludesFile": os.devnull,
    "core.attributesFile": os.devnull,
    "core.hooksPath": os.devnull,
    "core.autocrlf": "false",
    "commit.gpgSign": "false",
    # A disk may show a folder that we just made as another's.
    "safe.directory": "*",
}

# Where a working tree has its repository, or the file that says where that is.
REPOSITORY = ".git"


@dataclass(frozen=True)
class Author:
    """Who the first commit is by."""

    name: str
    email: str


def check_git() -> None:
    """Refuse to go on where git is not installed."""
    if shutil.which("git") is None:
        raise WrongRequest(
            "git was not found, and a new project starts as a repository.",
            "Install git, or pass --no-git.",
        )


def known_author() -> Answers:
    """Return the answers that git's configuration has, as far as they can be used."""
    command = ["git", "config", "--null", "--get-regexp", r"^user\.(name|email)$"]
    try:
        done = _run(command, None, for_git(os.environ))
    except OSError:
        return {}
    said = dict(line.split(b"\n", 1) for line in done.stdout.split(b"\0") if b"\n" in line)
    known: Answers = {}
    for answer, key, check in (
        ("author_name", b"user.name", check_author),
        ("author_email", b"user.email", check_email),
    ):
        with suppress(ImpossibleName, UnicodeDecodeError):
            text = said.get(key, b"").decode("utf-8")
            check(text)
            if text:
                known[answer] = text
    return known


def repository_around(target: Path) -> Path | None:
    """Return the root of the repository that a target would be in, or None.

    None is given too where that repository ignores the target, as of dotfiles in a home folder. A
    target's own counts where it has commits: a fresh one is the project's.
    """
    if (target / REPOSITORY).exists():
        head = _run(["git", "rev-parse", "--verify", "HEAD"], target, for_git(os.environ))
        return None if head.returncode else target
    above = next((folder for folder in target.parents if folder.is_dir()), None)
    if above is None:
        return None
    environment = for_git(os.environ)
    root = _run(["git", "rev-parse", "--show-toplevel"], above, environment)
    if root.returncode:
        return None
    inside = target.relative_to(above) / "pyproject.toml"
    ignored = _run(["git", "check-ignore", "--quiet", "--", str(inside)], above, environment)
    return Path(os.fsdecode(root.stdout.rstrip(b"\r\n"))) if ignored.returncode else None


def make_repository(project: Path, author: Author) -> None:
    """Make a repository of the project, with everything in a first commit.

    Raises:
        GitFailed: git refused.
    """
    _git(project, author, "init", "--quiet", "--initial-branch=main", "--template=")
    commit_all(project, author)


def commit_all(project: Path, author: Author) -> None:
    """Put everything into the first commit of a repository.

    Raises:
        GitFailed: git refused.
    """
    _git(project, author, "add", "--all")
    _git(project, author, "commit", "--quiet", "--no-verify", "--message", "Start the project")


def amend(project: Path, author: Author) -> None:
    """Put every change of the project into its last commit."""
    _git(project, author, "add", "--all")
    _git(project, author, "commit", "--quiet", "--no-verify", "--amend", "--no-edit")


def _git(project: Path, author: Author, *arguments: str) -> None:
    """Run git on the files as they are, whatever the configuration of their owner."""
    options = {
        "user.name": author.name or "startwise",
        "user.email": author.email or "startwise@localhost",
        **_NOTHING_BUT_THE_TREE,
    }
    words = [part for key, value in options.items() for part in ("-c", f"{key}={value}")]
    done = _run(["git", *words, *arguments], project, for_first_commit(os.environ))
    if done.returncode:
        told = (done.stderr.strip() or done.stdout.strip()).decode("utf-8", "replace")
        raise GitFailed(
            f"git {arguments[0]} failed: {told or f'exit status {done.returncode}'}.",
            "The project is whole, but not all of it is committed. Correct what git reports, then:",
        )


def _run(
    words: list[str], folder: Path | None, environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[bytes]":
    """Run git; its words are UTF-8 whatever the locale, as git itself holds them to be."""
    # Whoever owns a repository around: nothing of its configuration that would run a program.
    git, *rest = words
    safe = [git, "-c", "core.fsmonitor=false", *rest]
    utf_8 = [os.fsdecode(word.encode("utf-8", "surrogateescape")) for word in safe]
    return subprocess.run(utf_8, cwd=folder, capture_output=True, check=False, env=environment)

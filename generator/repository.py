"""The git repository of a new project, and what git knows about its owner."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ImpossibleName, MissingTool, PlacingFailed
from generator.names import check_email
from generator.questions import Answers


@dataclass(frozen=True)
class Author:
    """Who the first commit is by."""

    name: str
    email: str


def check_git() -> None:
    """Refuse to go on where git is not installed.

    Raises:
        MissingTool: git is not on PATH.
    """
    if shutil.which("git") is None:
        raise MissingTool(
            "git was not found, and a new project starts as a repository.",
            "Install git, or pass --no-git.",
        )


def configured_author() -> Author:
    """Give the name and e-mail from git's configuration; empty where there is none."""
    try:
        found = subprocess.run(
            ["git", "config", "--get-regexp", r"^user\.(name|email)$"],
            capture_output=True,
            text=True,
            check=False,
            env=_environment(),
        )
    except OSError:
        return Author("", "")
    said = dict(line.split(" ", 1) for line in found.stdout.splitlines() if " " in line)
    return Author(said.get("user.name", ""), said.get("user.email", ""))


def known_author() -> Answers:
    """Give the answers that git's configuration has: who writes the project."""
    author = configured_author()
    known: Answers = {"author_name": author.name}
    with suppress(ImpossibleName):
        check_email(author.email)
        known["author_email"] = author.email
    return {name: text for name, text in known.items() if text}


def make_repository(project: Path, author: Author) -> None:
    """Make a repository of the project, with everything in a first commit.

    Raises:
        PlacingFailed: git refused.
    """
    _git(project, author, "init", "--quiet", "--initial-branch=main")
    commit_all(project, author, "Start the project")


def commit_all(project: Path, author: Author, message: str) -> None:
    """Commit every change of the project.

    Raises:
        PlacingFailed: git refused.
    """
    _git(project, author, "add", "--all")
    _git(project, author, "commit", "--quiet", "--no-verify", "--message", message)


def _git(project: Path, author: Author, *arguments: str) -> None:
    identity = {
        "user.name": author.name or "startwise",
        "user.email": author.email or "startwise@localhost",
        "commit.gpgsign": "false",
        "core.hooksPath": os.devnull,
    }
    options = [part for key, value in identity.items() for part in ("-c", f"{key}={value}")]
    done = subprocess.run(
        ["git", *options, *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env=_environment(),
    )
    if done.returncode:
        raise PlacingFailed(
            f"git {arguments[0]} failed: {done.stderr.strip() or done.returncode}.",
            "Nothing was left behind. Mend git, or pass --no-git.",
        )


def _environment() -> Mapping[str, str]:
    """Give the environment without the variables that tie git to another repository."""
    tied = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX"}
    return {name: value for name, value in os.environ.items() if name not in tied}

"""Projects on disk that ``startwise change`` is called on."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.answers.questions import Answer, Answers
from generator.cli.app import run
from generator.planning import plan
from generator.project.git import Author, commit_all
from generator.project.placing import place

BY = Author("Ada Example", "ada@example.com")
ACCOUNTS: Answers = {"project_name": "Shelf", "auth": "accounts", "admin": False, "rest": False}

LOCK = """version = 1
revision = 3
requires-python = ">=3.13"

[[package]]
name = "flask"
version = "3.1.0"
source = { registry = "https://index.invalid/simple" }
"""


def project(folder: Path, framework: str = "flask", **answers: Answer) -> Path:
    """Make a project in a repository, without its packages."""
    made = plan({**ACCOUNTS, "framework": framework, **answers})
    place(made.project.tree, folder / "shelf", BY)
    return folder / "shelf"


def locked_project(folder: Path) -> Path:
    """Make one whose packages are locked."""
    made = project(folder)
    (made / "uv.lock").write_text(LOCK, "utf-8")
    commit_all(made, BY)
    return made


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def in_one_line(told: str) -> str:
    """Return what a command printed, however the length of the project's path had it broken."""
    return " ".join(told.replace(" \\\n", " ").split())


def is_marked(text: str) -> bool:
    """Whether a text holds a whole conflict: where it begins, parts and ends."""
    starts = {line.split(" ")[0].rstrip() for line in text.splitlines()}
    return {"<" * 7, "=" * 7, ">" * 7} <= starts


class Called:
    """What a call of ``startwise change``, or of another command, printed, and its status."""

    def __init__(
        self,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        command: str = "change",
    ) -> None:
        self.monkeypatch, self.capsys, self.command = monkeypatch, capsys, command
        # uv asks no index: what is new in a lock is named by its version.
        monkeypatch.setenv("UV_OFFLINE", "1")

    def __call__(self, folder: Path, *words: str, status: int = 0) -> str:
        """Call it, claim its status, and return what it printed: errors where it failed."""
        self.monkeypatch.setattr(sys, "argv", ["startwise", self.command, str(folder), *words])
        with pytest.raises(SystemExit) as ended:
            run()
        found = self.capsys.readouterr()
        assert (ended.value.code or 0) == status, found.out + found.err
        return found.err if status in {1, 2} else found.out

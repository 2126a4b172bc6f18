"""The example deleted by hand: what the README of each project says, to the letter."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from edits import RUFF, Files
from owner.readme import Code, Commands, edit, steps_of

from generator.answers.questions import Answers

SECTION = "Deleting the example"


def example_deleted(_framework: str, files: Files, _answers: Answers) -> dict[str, bytes] | None:
    """Delete the example as the README says; its commands for packages are done by hand."""
    steps = [one for one in steps_of(files["README.md"].decode()) if one.section == SECTION]
    if not steps:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        # Its owner has one, which is no part of the project.
        shutil.copy(folder / ".env.example", folder / ".env")
        for step in steps:
            if isinstance(step, Commands):
                for line in step.lines:
                    _run(line, folder)
            elif not isinstance(step, Code):
                edit(folder, step)
        (folder / ".env").unlink()
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }


def _run(line: str, folder: Path) -> None:
    """Do what a command does to the files of a project; the database is not there."""
    if line.startswith("uv run ruff "):
        words = line.removeprefix("uv run ruff ").split()
        subprocess.run([RUFF, *words, "--no-cache", "--quiet"], cwd=folder, check=True)
    elif line.startswith("uv remove "):
        pyproject = folder / "pyproject.toml"
        text = pyproject.read_text("utf-8")
        for package in line.removeprefix("uv remove ").split():
            text = re.sub(rf'^    "{re.escape(package)}[^\w-].*\n', "", text, flags=re.MULTILINE)
        pyproject.write_text(text, "utf-8")

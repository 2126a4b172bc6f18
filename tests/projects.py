"""Making projects in tests, and assertions about them that read as sentences."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from generator.placing import place
from generator.questions import Answers
from generator.rendering import Tree, render

BIN = Path(sys.executable).parent

_JINJA_LEFT = re.compile(r"\{%-?\s*(if|for|endif|endfor|fragments|include|filter)\b|cookiecutter")


class RenderedProject:
    """A project of some answers, written to a folder; each ``has_`` and ``passes_`` is a claim."""

    def __init__(self, framework: str, answers: Answers, folder: Path) -> None:
        self.framework = framework
        self.answers = answers
        self.project = render(framework, answers)
        self.folder = folder / str(answers["project_slug"])
        place(self.tree, self.folder, None)

    @property
    def tree(self) -> Tree:
        """The files of the project."""
        return self.project.tree

    def text(self, path: str) -> str:
        """Give a file as text."""
        return self.tree[path].content.decode("utf-8")

    def parses(self) -> Self:
        """Claim that every Python file is Python."""
        for path, file in self.tree.items():
            if path.endswith(".py"):
                ast.parse(file.content, path)
        return self

    def has_no_jinja_left(self, generated_pages: Iterable[str] = (".html", ".txt")) -> Self:
        """Claim that nothing of the template shows; pages have template tags of their own."""
        for path, file in self.tree.items():
            if not path.endswith(tuple(generated_pages)):
                found = _JINJA_LEFT.search(file.content.decode("utf-8", "replace"))
                assert not found, f"{path}: {found}"
            else:
                assert b"cookiecutter" not in file.content, path
        return self

    def has_tidy_text(self) -> Self:
        """Claim that no text has trailing blanks, runs of empty lines or a ragged end."""
        for path, file in self.tree.items():
            if path.startswith("LICENSE") or b"\0" in file.content or not file.content:
                continue
            lines = file.content.decode("utf-8").split("\n")
            assert lines[-1] == "", f"{path}: no line break at the end"
            assert lines[-2].strip(), f"{path}: an empty line at the end"
            assert lines[0].strip(), f"{path}: an empty line at the start"
            for number, line in enumerate(lines, 1):
                assert line == line.rstrip(), f"{path}:{number}: trailing blanks"
            if not path.endswith((".py", ".css", ".js", ".mako")):
                assert not re.search(r"\n\n\n", "\n".join(lines)), f"{path}: two empty lines"
        return self


def ruff_passes(folder: Path) -> None:
    """Claim that ruff finds nothing in any project below a folder, and would change nothing."""
    for command in (["check", "--no-cache"], ["format", "--check", "--no-cache"]):
        done = subprocess.run(
            [BIN / "ruff", *command, folder], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]

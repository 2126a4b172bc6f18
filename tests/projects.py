"""Making projects in tests, and assertions about them that read as sentences."""

import ast
import re
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from generator.answers.questions import Answers
from generator.project.placing import place
from generator.templating.rendering import render
from generator.templating.tree import Tree

BIN = Path(sys.executable).parent

_JINJA_LEFT = re.compile(r"\{%-?\s*(if|for|endif|endfor|fragments|include|filter)\b|cookiecutter")

# Parameters of types in the headings of functions and classes, and aliases of types, which Python
# 3.11 cannot read.
_TYPE_PARAMETERS = re.compile(r"^([ \t]*(?:async def|def|class) \w+)\[[^\]\n]*\]", re.MULTILINE)
_TYPE_ALIAS = re.compile(r"^([ \t]*)type (\w+)(?:\[[^\]\n]*\])? =", re.MULTILINE)


@lru_cache(128)
def parsed(source: str) -> ast.Module:
    """Return the syntax tree of a project's module, which may be newer than this Python."""
    if sys.version_info < (3, 12):
        source = _TYPE_ALIAS.sub(r"\1\2 =", _TYPE_PARAMETERS.sub(r"\1", source))
    return ast.parse(source)


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
        """Return a file as text."""
        return self.tree[path].content.decode("utf-8")


def check_files(files: Tree) -> None:
    """Claim that files are whole: Python parses, no template shows, no text is untidy."""
    for path, file in files.items():
        if path.endswith(".py"):
            check_parses(path, file.content)
        check_no_jinja_left(path, file.content)
        check_tidy(path, file.content)


def check_parses(path: str, content: bytes) -> None:
    """Claim that Python can read a file."""
    try:
        parsed(content.decode())
    except SyntaxError as error:
        raise AssertionError(f"{path}: {error}") from error


def check_no_jinja_left(path: str, content: bytes) -> None:
    """Claim that nothing of the template shows; pages have template tags of their own."""
    assert b"cookiecutter" not in content, path
    if not path.endswith((".html", ".txt")):
        found = _JINJA_LEFT.search(content.decode("utf-8", "replace"))
        assert not found, f"{path}: {found}"


def check_tidy(path: str, content: bytes) -> None:
    """Claim that a text has no trailing blanks, runs of empty lines or a ragged end."""
    if path.startswith("LICENSE") or b"\0" in content or not content:
        return
    lines = content.decode("utf-8").split("\n")
    assert lines[-1] == "", f"{path}: no line break at the end"
    assert lines[-2].strip(), f"{path}: an empty line at the end"
    assert lines[0].strip(), f"{path}: an empty line at the start"
    for number, line in enumerate(lines, 1):
        assert line == line.rstrip(), f"{path}:{number}: trailing blanks"
    if not path.endswith((".py", ".css", ".js", ".mako")):
        prose = re.sub(rb"^```.*?^```$", b"```", content, flags=re.MULTILINE | re.DOTALL)
        assert b"\n\n\n" not in prose, f"{path}: two empty lines"


def ruff_passes(folder: Path) -> None:
    """Claim that ruff finds nothing in any project below a folder, and would change nothing."""
    for command in (["check", "--no-cache"], ["format", "--check", "--no-cache"]):
        done = subprocess.run(
            [BIN / "ruff", *command, folder], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]

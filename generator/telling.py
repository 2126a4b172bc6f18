"""What ``startwise new`` tells in the terminal."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from shlex import quote
from textwrap import fill
from typing import Any

from generator.answers import Completed
from generator.guidance.engine import Recommendation
from generator.guidance.rules import Framework
from generator.guidance.wording import NAMES
from generator.installing import uv_binary
from generator.questions import Answer
from generator.rendering import Tree

_WIDTH = 80
_REASONS_SHOWN = 4
# Databases that a project has from the start; any other is a server to name first.
_WITHOUT_A_SERVER = ("none", "sqlite")


def pick(
    framework: Framework, recommendation: Recommendation, answers: Mapping[str, Answer]
) -> str:
    """Give the framework and the weightiest reasons for it, or the objections to a choice."""
    advised = recommendation.framework
    scores = f"Django {recommendation.scores['django']} : Flask {recommendation.scores['flask']}"
    if recommendation.decisive:
        scores += ", and one reason settles it"
    name, introduction = NAMES[framework], ""
    if answers["framework"] == "auto":
        headline = f"{name}, as the articles advise ({scores})."
    elif framework == advised:
        headline = f"{name}, as you asked; the articles advise it too ({scores})."
    else:
        headline = f"{name}, as you asked; the articles advise {NAMES[advised]} ({scores})."
        introduction = "  They hold against your choice:"
    lines = [fill(headline, _WIDTH), *filter(None, [introduction])]
    for reason in recommendation.reasons[:_REASONS_SHOWN]:
        text = f"{reason.because} [{' '.join(reason.articles)}]"
        lines.append(fill(text, _WIDTH, initial_indent="  - ", subsequent_indent="    "))
    return "\n".join(lines) + "\n"


def more_reasons() -> str:
    """Give where all reasons can be read."""
    return "  More: docs/decisions/0001-web-framework.md, or startwise recommend\n\n"


def followed(completed: Completed) -> str:
    """Give what followed from the answers, or nothing."""
    if not completed.followed:
        return ""
    lines = (
        fill(str(one), _WIDTH, initial_indent="  - ", subsequent_indent="    ")
        for one in completed.followed
    )
    return "From your answers followed\n" + "\n".join(lines) + "\n\n"


def next_commands(target: Path, commands: Mapping[str, str]) -> list[str]:
    """Give the two commands to go on with: serve, test.

    Where uv is not on PATH, they name the one that startwise brings.
    """
    serve, test = (with_known_uv(commands[purpose]) for purpose in ("serve", "test"))
    return [f"cd {quote(short(target))} && {serve}", test]


def with_known_uv(command: str) -> str:
    """Give a command that runs in this shell, whether or not uv is on PATH."""
    if shutil.which("uv") or not command.startswith("uv "):
        return command
    return f"{quote(uv_binary())} {command.removeprefix('uv ')}"


def next_steps(target: Path, commands: Mapping[str, str], database: str) -> str:
    """Give the next steps in two lines; a database that is a server comes first."""
    serve, test = next_commands(target, commands)
    go, _, serve_there = serve.partition(" && ")
    first = ""
    if database not in _WITHOUT_A_SERVER:
        migrate = with_known_uv(commands["migrate"])
        first = f"First: {go}, set DATABASE_URL in .env{', then ' if migrate else ''}{migrate}\n"
        serve = serve_there
    return f"\n{first}Next:  {serve}\nTests: {test}\n"


def short(path: Path) -> str:
    """Give a path relative to the current folder where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return str(path)
    return relative if len(relative) < len(str(path)) else str(path)


def tree(name: str, files: Tree) -> str:
    """Give the tree of a project, each file with the features that it is there for."""
    lines = [f"{name}/"]
    seen: set[str] = set()
    for path, file in files.items():
        parts = path.split("/")
        for depth in range(1, len(parts)):
            folder = "/".join(parts[:depth])
            if folder not in seen:
                seen.add(folder)
                lines.append(f"{'  ' * depth}{parts[depth - 1]}/")
        line = f"{'  ' * len(parts)}{parts[-1]}"
        because = " + ".join(file.features)
        lines.append(f"{line:<48} {because}".rstrip())
    size = sum(len(file.content) for file in files.values())
    lines.append(f"{len(files)} files, {size / 1000:.0f} kB; nothing was written.")
    return "\n".join(lines) + "\n"


def files(project_files: Tree) -> list[dict[str, Any]]:
    """Give the files as data: path, size in bytes, lines, features."""
    return [
        {
            "path": path,
            "size": len(file.content),
            "lines": file.content.count(b"\n"),
            "features": list(file.features),
        }
        for path, file in project_files.items()
    ]

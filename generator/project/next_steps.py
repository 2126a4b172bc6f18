"""The commands to go on with in a new project, as they can be pasted."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from shlex import quote

from generator.project.installing import PORT, uv_binary
from generator.terminal.paragraphs import filled
from generator.terminal.safe_text import plain

# Databases that a project has from the start; any other is a server to name first.
_WITHOUT_A_SERVER = ("none", "sqlite")


def inside(repository: Path) -> str:
    """Give that a project is part of the repository around it."""
    return f"  no repository of its own: it is inside {plain(short(repository))}; commit it there\n"


def entering(folder: str, shell: Sequence[str]) -> str:
    """Give the command that goes into a project, without what the shell would say instead of it."""
    unset = f"unset {' '.join(shell)} && " if shell else ""
    return f"{unset}cd {quote(folder)}"


def next_commands(
    target: Path, commands: Mapping[str, str], shell: Sequence[str] = (), before: Sequence[str] = ()
) -> list[str]:
    """Give the two commands to go on with: serve, test.

    Where uv is not on PATH, they name the one that startwise brings; where the ``shell`` sets
    what the project's .env should say, it is taken out first. What is still to be done ``before``
    the project can be served goes before it.
    """
    serve, test = _serve(commands), with_known_uv(commands["test"])
    return [" && ".join([entering(short(target), shell), *before, serve]), test]


def _serve(commands: Mapping[str, str]) -> str:
    return with_known_uv(commands["serve"].format(port=PORT))


def with_known_uv(command: str) -> str:
    """Give a command that runs in this shell, whether or not uv is on PATH."""
    if shutil.which("uv") or not command.startswith("uv "):
        return command
    return f"{quote(uv_binary())} {command.removeprefix('uv ')}"


def next_steps(
    target: Path,
    commands: Mapping[str, str],
    database: str,
    shell: Sequence[str] = (),
    before: Sequence[str] = (),
) -> str:
    """Give the next steps in two lines; a database that is a server comes first."""
    first = ""
    serve, test = next_commands(target, commands, shell, before)
    if database not in _WITHOUT_A_SERVER:
        go = entering(short(target), shell)
        migrate = with_known_uv(commands["migrate"])
        first = f"First: {go}, set DATABASE_URL in .env{', then ' if migrate else ''}{migrate}\n"
        serve = _serve(commands)
    return f"\n{_said_by(shell)}{first}Next:  {serve}\nTests: {test}\n"


def _said_by(shell: Sequence[str]) -> str:
    if not shell:
        return ""
    goes = "goes" if len(shell) == 1 else "go"
    told = f"Your shell sets {' and '.join(shell)}, which {goes} before what the project says."
    return filled(told) + "\n"


def short(path: Path) -> str:
    """Give a path relative to the current folder where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return str(path)
    return relative if len(relative) < len(str(path)) else str(path)

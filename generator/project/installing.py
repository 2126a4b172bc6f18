"""A placed project gets its packages, its database and a server."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from generator.errors import InstallFailed
from generator.project.surroundings import finished, for_project, names_in
from generator.templating.environment_file import EXAMPLE

# Where a project is served, unless something else is served there.
PORT = 8000

# What uv says where its configuration is for another one.
_WRONG_UV = re.compile("Required uv version|unknown field")
_VERSION_HERE = "{}.{}".format(*sys.version_info[:2])
_VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"


def find_interpreter(version: str) -> Path | None:
    """Return an interpreter of this version (such as 3.13) from PATH or pyenv, or None."""
    return next((path for path in _interpreters(version) if _version_of(path) == version), None)


def _interpreters(version: str) -> Iterator[Path]:
    on_path = shutil.which(f"python{version}")
    if on_path:
        yield Path(on_path)
    yield Path(sys.executable)
    for root in _pyenv_roots():
        yield from sorted(root.glob(f"versions/{version}.*/bin/python"), reverse=True)


def _pyenv_roots() -> Iterator[Path]:
    """Yield where pyenv may keep its versions: where it is told to, or beside its shims."""
    if os.environ.get("PYENV_ROOT"):
        yield Path(os.environ["PYENV_ROOT"])
    with suppress(RuntimeError):
        yield Path("~/.pyenv").expanduser()
    for folder in map(Path, os.get_exec_path()):
        if folder.name == "shims":
            yield folder.parent


def _version_of(interpreter: Path) -> str:
    if interpreter == Path(sys.executable) and interpreter.exists():
        return _VERSION_HERE
    try:
        told = finished([str(interpreter), "-c", _VERSION], timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip()


def install(project: Path, version: str) -> None:
    """Install the project's packages with uv, on an interpreter of this version.

    Raises:
        InstallFailed: there is no interpreter, no network, or the packages do not resolve; its way
            out ends where the commands to go on with belong.
    """
    interpreter = find_interpreter(version)
    done = _run(project, ["uv", "sync", "--python", str(interpreter or version)])
    if done.returncode == 0:
        return
    if interpreter is None:
        raise InstallFailed(
            f"No Python {version} was found, and uv could not fetch one: {_last_words(done)}",
            f"The project is whole. Install Python {version} (or generate with another --python), "
            "then:",
        )
    if _WRONG_UV.search(done.stderr):
        # It would tell to update itself, and it is not the owner's to update.
        raise InstallFailed(
            f"The packages could not be installed: {_last_words(done).partition('. Update')[0]}.",
            f"That was {uv_binary()}, which startwise brings; your uv's configuration wants "
            "another. The project is whole. With the uv that it wants:",
        )
    raise InstallFailed(
        f"The packages could not be installed: {_last_words(done)}",
        "The project is whole. Once that is mended:",
    )


def migrate(project: Path, command: str) -> None:
    """Bring the project's database to its newest schema."""
    done = _run(project, shlex.split(command))
    if done.returncode:
        raise InstallFailed(
            f"The database could not be migrated: {_last_words(done)}",
            "The project is whole. Once that is mended:",
        )


def serve(project: Path, command: str, port: int, *, is_quiet: bool = False) -> int:
    """Serve the project until it is stopped; give the server's exit status.

    A server that ``is_quiet`` says nothing on standard output, which belongs to programs.
    """
    words = shlex.split(command.format(port=port))
    out = sys.stderr if is_quiet else None
    return subprocess.run(
        _with_uv(words), cwd=project, env=_environment(project), stdout=out, check=False
    ).returncode


def free_port(wanted: int = PORT) -> int:
    """Return a port that is free on loopback: the wanted one, or the next that is."""
    import socket

    for port in range(wanted, wanted + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise InstallFailed(f"No port from {wanted} on is free.", "Stop a server and try again.")


def _run(project: Path, words: list[str]) -> "subprocess.CompletedProcess[str]":
    try:
        return finished(_with_uv(words), _environment(project), cwd=project)
    except OSError as error:
        raise InstallFailed(
            f"{words[0]} could not be started: {error}.", "The project is whole. Install uv, then:"
        ) from error


def _with_uv(words: list[str]) -> list[str]:
    return [uv_binary(), *words[1:]] if words[0] == "uv" else words


def uv_binary() -> str:
    """Return the path of the uv that startwise depends on."""
    from uv import find_uv_bin

    return str(find_uv_bin())


def _environment(project: Path) -> Mapping[str, str]:
    """Return what a command sees that runs in the project."""
    try:
        example = (project / EXAMPLE).read_text(encoding="utf-8")
    except FileNotFoundError:
        example = ""
    # Flask would read the .env and .flaskenv of the folders above, too; the project reads its own.
    own = {"FLASK_SKIP_DOTENV": "1"}
    if (project / ".venv").is_dir():
        # Where its owner has pinned a Python for all projects, uv would make it anew with that.
        own["UV_PYTHON"] = ".venv"
    return {**for_project(os.environ, names_in(example)), **own}


def _last_words(done: "subprocess.CompletedProcess[str]") -> str:
    """Return what a failed command said last, on one line: all of uv's error, with its file."""
    lines = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
    first = next((n for n, line in enumerate(lines) if line.startswith("error: ")), -3)
    return " ".join(lines[first:])[:500] or f"exit status {done.returncode}"

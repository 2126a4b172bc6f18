"""A server that speaks MongoDB's wire protocol; it is compatible with MongoDB, not MongoDB.

Debian has no MongoDB. SecantusDB (GPL-2.0) is a process of the tests alone, in an environment of
its own, pinned with all that it needs (``constraints/secantusdb.txt``); nothing that is shipped
depends on it.
"""

import fcntl
import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.project.installing import find_interpreter, uv_binary
from servers.running import Server, folder_for, free_port, process
from servers.running import run as run_command

_REQUIREMENTS = Path(__file__).parents[2] / "constraints" / "secantusdb.txt"
VERSION = next(
    line.split()[0].removeprefix("secantusdb==")
    for line in _REQUIREMENTS.read_text(encoding="utf-8").splitlines()
    if line.startswith("secantusdb==")
)
_DIGEST = hashlib.sha256(_REQUIREMENTS.read_bytes()).hexdigest()[:12]
_ENVIRONMENT = Path(__file__).parents[2] / ".test-environments" / f"secantusdb-{_DIGEST}"
_LAUNCHER = Path(__file__).with_name("secantusdb_launcher.py")


def missing() -> str:
    """Say why there is no server; it comes as a package, as all that the tests install."""
    return ""


@contextmanager
def run() -> Iterator[Server]:
    """Run a server in memory."""
    python = _installed()
    with folder_for("mongodb") as folder:
        port = free_port()
        words: list[str | Path] = [
            python, _LAUNCHER, "--host", "127.0.0.1", "--port", str(port),
            "--storage-path", ":memory:",
        ]  # fmt: skip
        with process(words, folder, port):
            yield Server(
                f"SecantusDB {VERSION}",
                lambda: f"mongodb://127.0.0.1:{port}/project_{secrets.token_hex(4)}",
            )


def _installed() -> Path:
    """Return the Python of the server's environment; make the environment where it is missing."""
    python, uv = _ENVIRONMENT / "bin" / "python", str(uv_binary())
    _ENVIRONMENT.parent.mkdir(exist_ok=True)
    with _ENVIRONMENT.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (_ENVIRONMENT / "complete").exists():
            interpreter = str(find_interpreter("3.13") or "3.13")
            here = _ENVIRONMENT.parent
            make = [uv, "venv", "--quiet", "--clear"]
            run_command([*make, "--python", interpreter, _ENVIRONMENT], here)
            install = [uv, "pip", "install", "--quiet", "--compile-bytecode"]
            install += ["--require-hashes", "--requirements", str(_REQUIREMENTS)]
            run_command([*install, "--python", python], here)
            (_ENVIRONMENT / "complete").touch()
    return python

"""Redis."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from servers.running import Server, folder_for, free_port, process
from servers.running import run as run_command

_DATABASES = 4096


def missing() -> str:
    """Say why there is no Redis, if there is none."""
    if shutil.which("redis-server"):
        return ""
    return (
        "redis-server was not found: nothing was tested on Redis, no worker and no cache. "
        "On Debian: apt-get install redis-server"
    )


@contextmanager
def run() -> Iterator[Server]:
    """Run a server that writes nothing to disk; each new database is a number on it."""
    numbers = count(1)
    with folder_for("redis") as folder:
        port = free_port()
        words = [
            "redis-server", "--port", str(port), "--bind", "127.0.0.1", "--dir", str(folder),
            "--save", "", "--appendonly", "no", "--databases", str(_DATABASES),
        ]  # fmt: skip
        said = run_command(["redis-server", "--version"], folder)
        version = said.partition("v=")[2].split()[0]
        with process(words, folder, port):
            yield Server(f"Redis {version}", lambda: f"redis://127.0.0.1:{port}/{next(numbers)}")

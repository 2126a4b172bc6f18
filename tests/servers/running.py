"""What every server of the tests needs: a folder, a port, an account, a process that ends."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Where the account that a server runs as may go; the folders of single tests are closed to it.
FOLDER = tempfile.gettempdir()

# Seconds after which a server hangs. Nothing takes nearly as long, even where the machine is busy.
PATIENCE = 300


@dataclass(frozen=True)
class Server:
    """A server that runs: its name and version, and the URL of a new, empty database on it."""

    name: str
    new_database: Callable[[], str]
    restart: Callable[[], None] | None = None


def free_port() -> int:
    """Return a port of loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def folder_for(name: str, account: str | None = None) -> Iterator[Path]:
    """Yield a new folder that the account may write to; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=f"startwise-{name}-", dir=FOLDER))
    if account:
        shutil.chown(folder, account, account)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def account_for(name: str) -> str | None:
    """Return the account of a server's package, or None where the tests are not run by root."""
    if os.geteuid() != 0:
        return None
    return pwd.getpwnam(name).pw_name


def run(words: Sequence[str | Path], folder: Path, account: str | None = None) -> str:
    """Run a command to its end; give what it printed."""
    done = subprocess.run(
        as_account(words, account),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, f"{words}: {done.stdout}"
    return done.stdout


@contextmanager
def process(
    words: Sequence[str | Path],
    folder: Path,
    port: int,
    environment: Mapping[str, str] | None = None,
) -> Iterator[None]:
    """Keep a server running that listens on a port of loopback; its log is in the folder."""
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            as_account(words, None),
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(port, server, folder / "log")
            yield
        finally:
            server.terminate()
            try:
                server.wait(timeout=15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def program(name: str) -> str:
    """Return the path of a program, of an administrator's too; empty where there is none."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") or ""


def as_account(words: Sequence[str | Path], account: str | None) -> list[str]:
    """Return a command that runs as an account."""
    before = [program("runuser"), "-u", account, "--"] if account else []
    return [*before, *map(str, words)]


def _wait_for(port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, log.read_text("utf-8", "replace")[-3000:]
        time.sleep(0.05)
    raise AssertionError(f"Nothing listens on {port}: {log.read_text('utf-8', 'replace')[-3000:]}")

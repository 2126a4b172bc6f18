"""Real servers for the tests: on loopback, on a free port, with a data folder of their own."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

POSTGRESQL_MISSING = (
    "PostgreSQL's server programs were not found: nothing was tested on PostgreSQL. "
    "On Debian: apt-get install postgresql"
)


# Where the account that a server runs as may go; the folders of single tests are closed to it.
FOLDER = tempfile.gettempdir()


def free_port() -> int:
    """Give a port of loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def postgresql_programs() -> Path | None:
    """Give the folder of initdb and pg_ctl, the newest there is, or None."""
    packaged = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name)
    )
    on_path = [Path(found).parent for found in [shutil.which("pg_ctl")] if found]
    folders = [*on_path, *packaged]
    complete = [one for one in folders if (one / "initdb").exists() and (one / "pg_ctl").exists()]
    return complete[-1] if complete else None


@contextmanager
def postgresql(programs: Path) -> Iterator[str]:
    """Run a PostgreSQL server; give its URL, without a database's name."""
    folder = Path(tempfile.mkdtemp(prefix="startwise-postgresql-", dir=FOLDER))
    port = free_port()
    owner = _server_owner()
    if owner:
        shutil.chown(folder, owner)
    data, log = folder / "data", folder / "log"
    options = (
        f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} "
        "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    )
    control: list[str | Path] = [programs / "pg_ctl", "-D", data, "-l", log]
    try:
        _run([programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync",
              "-E", "UTF8", "--locale=C.UTF-8"], owner, folder)  # fmt: skip
        _run([*control, "-w", "-o", options, "start"], owner, folder)
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}"
        finally:
            _run([*control, "-m", "fast", "stop"], owner, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def create_database(url: str, name: str, programs: Path) -> str:
    """Create a database on a server; give the database's URL."""
    _run([programs / "createdb", "--maintenance-db", f"{url}/postgres", name], None, Path("/"))
    return f"{url}/{name}"


def _server_owner() -> str | None:
    """Give the account to run the server as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    return pwd.getpwnam("postgres").pw_name


def _run(words: list[str | Path], owner: str | None, folder: Path) -> None:
    if owner:
        words = ["runuser", "-u", owner, "--", *words]
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, f"{words}: {done.stdout}"

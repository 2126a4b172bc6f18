"""PostgreSQL."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servers.running import PATIENCE, Server, account_for, folder_for, free_port
from servers.running import run as run_command


def missing() -> str:
    """Say why there is no PostgreSQL, if there is none."""
    if folder_of_programs():
        return ""
    return (
        "PostgreSQL's server programs were not found: nothing was tested on PostgreSQL. "
        "On Debian: apt-get install postgresql"
    )


@contextmanager
def run() -> Iterator[Server]:
    """Run a server that keeps nothing safe, and is fast for it."""
    programs = folder_of_programs()
    assert programs is not None
    account = account_for("postgres")
    with folder_for("postgresql", account) as folder:
        port = free_port()
        data = folder / "data"
        options = (
            f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} "
            "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        )
        control: list[str | Path] = [
            programs / "pg_ctl", "-D", data, "-l", folder / "log", "-t", str(PATIENCE),
        ]  # fmt: skip
        run_command([programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync",
                     "-E", "UTF8", "--locale=C.UTF-8"], folder, account)  # fmt: skip
        run_command([*control, "-w", "-o", options, "start"], folder, account)
        url = f"postgresql://postgres@127.0.0.1:{port}"

        def new_database() -> str:
            name = f"project_{secrets.token_hex(4)}"
            createdb = programs / "createdb"
            run_command([createdb, "--maintenance-db", f"{url}/postgres", name], Path("/"))
            return f"{url}/{name}"

        def restart() -> None:
            words = [*control, "-m", "fast", "-w", "-o", options, "restart"]
            run_command(words, folder, account)

        version = run_command([programs / "postgres", "--version"], Path("/")).split()[2]
        try:
            yield Server(f"PostgreSQL {version}", new_database, restart)
        finally:
            run_command([*control, "-m", "fast", "stop"], folder, account)


def folder_of_programs() -> Path | None:
    """Return the folder of initdb and pg_ctl, the newest there is, or None."""
    packaged = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name)
    )
    on_path = [Path(found).parent for found in [shutil.which("pg_ctl")] if found]
    folders = [*on_path, *packaged]
    complete = [one for one in folders if (one / "initdb").exists() and (one / "pg_ctl").exists()]
    return complete[-1] if complete else None

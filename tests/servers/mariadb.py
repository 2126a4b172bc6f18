"""MariaDB, for the answer mysql."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servers.running import Server, account_for, folder_for, free_port, process, program
from servers.running import run as run_command


def missing() -> str:
    """Say why there is no MariaDB, if there is none."""
    if all(map(program, ("mariadbd", "mariadb-install-db", "mariadb-admin"))):
        return ""
    return (
        "MariaDB's server programs were not found: nothing was tested on MySQL. "
        "On Debian: apt-get install mariadb-server"
    )


@contextmanager
def run() -> Iterator[Server]:
    """Run a server that keeps nothing safe, and is fast for it."""
    account = account_for("mysql")
    as_user: list[str | Path] = [f"--user={account}"] if account else []
    with folder_for("mariadb", account) as folder:
        port, data = free_port(), folder / "data"
        run_command(
            [program("mariadb-install-db"), "--no-defaults", *as_user, f"--datadir={data}",
             f"--tmpdir={folder}", "--auth-root-authentication-method=normal", "--skip-test-db"],
            folder,
        )  # fmt: skip
        words: list[str | Path] = [
            program("mariadbd"), "--no-defaults", *as_user, f"--datadir={data}", f"--port={port}",
            f"--tmpdir={folder}", "--bind-address=127.0.0.1", f"--socket={folder / 'socket'}",
            "--skip-log-bin", f"--pid-file={folder / 'pid'}", "--innodb-flush-log-at-trx-commit=0",
            "--innodb-doublewrite=0", "--character-set-server=utf8mb4",
        ]  # fmt: skip
        admin: list[str | Path] = [
            program("mariadb-admin"), "--no-defaults", "-h127.0.0.1", f"-P{port}", "-uroot",
        ]  # fmt: skip

        def new_database() -> str:
            name = f"project_{secrets.token_hex(4)}"
            run_command([*admin, "create", name], Path("/"))
            return f"mysql://root@127.0.0.1:{port}/{name}"

        said = run_command([program("mariadbd"), "--no-defaults", "--version"], Path("/"))
        found = re.search(r"(\d+\.\d+\.\d+)-MariaDB", said)
        assert found, said
        with process(words, folder, port):
            yield Server(f"MariaDB {found[1]}", new_database)

"""A network of its own, in which services of one machine are found by their names."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from servers.running import program

_MAKE = 'ip link set lo up && mount --bind "$0" /etc/hosts && echo made && exec sleep infinity'


@cache
def missing() -> str:
    """Say why there can be no network of its own, if there can be none."""
    if not all(map(program, ("unshare", "nsenter", "ip"))):
        return "unshare, nsenter or ip was not found: no compose file was tried with its servers."
    done = subprocess.run(
        ["unshare", "--net", "--mount", "ip", "link", "set", "lo", "up"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        return f"No network can be made here: no compose file was tried with its servers. {done}"
    return ""


@contextmanager
def network_of(names: Sequence[str], folder: Path) -> Iterator[list[str]]:
    """Yield the words before a command that let it run where each name is loopback."""
    hosts = folder / "hosts"
    hosts.write_text(f"127.0.0.1 localhost {' '.join(names)}\n", encoding="utf-8")
    with subprocess.Popen(
        ["unshare", "--net", "--mount", "sh", "-c", _MAKE, hosts],
        stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout
            assert process.stdout.readline() == "made\n"
            yield ["nsenter", f"--target={process.pid}", "--net", "--mount"]
        finally:
            process.kill()

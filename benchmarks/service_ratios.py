"""Requests and memory of generated services, as ratios to the smallest service written by hand.

Requests are those of a second of the processor, so that what else a machine does moves no ratio.
Both run on the same server, Python and SQLite file, in one run, in turn. ``--write`` puts the table
into docs/load-and-faults.md.
"""

import http.client
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from generator.project.installing import free_port

PAGE = Path(__file__).parents[1] / "docs" / "load-and-faults.md"
BEGIN, END = "<!-- service_ratios.py writes this -->\n", "<!-- up to here -->\n"
BIN = Path(sys.executable).parent
SMALLEST = Path(__file__).parent / "smallest"
TABLES = {"django": "notes_note", "flask": "notes"}
PATHS = ("/health/live", "/notes/", "/api/v1/notes/")
NOTES = 10_000
CALLERS = 4
# How gunicorn.conf.py of a generated project runs it.
GUNICORN = ["--worker-class", "gthread", "--threads", "8", "--workers", "1"]
FLAGS = "--database sqlite --auth none --no-admin --rest --no-docker --ci none --yes --no-git"


class Service(NamedTuple):
    """A service that runs: its port and the process of its server."""

    port: int
    process: "subprocess.Popen[bytes]"


class Ratios(NamedTuple):
    """What a generated service does, of what the smallest one does."""

    requests: Mapping[str, float]
    memory: float


def measure(framework: str, folder: Path, rounds: int, seconds: float) -> Ratios:
    """Return the median ratios of so many rounds."""
    project = new(framework, folder)
    with ExitStack() as stack:
        generated, smallest = (
            stack.enter_context(served(command, project, folder / "notes.sqlite3"))
            for command in commands(framework, project)
        )
        requests: dict[str, list[float]] = {path: [] for path in PATHS}
        for number in range(rounds + 1):
            for path, ratios in requests.items():
                ratio = answered(generated, path, seconds) / answered(smallest, path, seconds)
                if number:
                    ratios.append(ratio)
        memory = memory_of(generated) / memory_of(smallest)
    return Ratios({path: statistics.median(found) for path, found in requests.items()}, memory)


def new(framework: str, folder: Path) -> Path:
    """Make a project with many notes."""
    words = ["new", "Shelf", "--framework", framework, *FLAGS.split(), "--output", str(folder)]
    subprocess.run([BIN / "startwise", *words], check=True, capture_output=True)
    project = folder / "shelf"
    migrate = {"django": ["python", "manage.py", "migrate"], "flask": ["flask", "db", "upgrade"]}
    file = folder / "notes.sqlite3"
    program, *more = migrate[framework]
    subprocess.run(
        [project / ".venv" / "bin" / program, *more],
        cwd=project, check=True, capture_output=True, env=variables(file),
    )  # fmt: skip
    with sqlite3.connect(file) as connection:
        connection.executemany(
            f"INSERT INTO {TABLES[framework]} (title, body, created_at, changed_at) "  # noqa: S608
            "VALUES (?, ?, ?, ?)",
            [
                (f"Note {one}", "Some text. " * 20, *[f"2026-01-01 {one % 24:02}:00:00.000000"] * 2)
                for one in range(NOTES)
            ],
        )
    return project


def variables(file: Path) -> dict[str, str]:
    """Return the environment of both services; nothing is refused for being too much."""
    return {
        **os.environ, "DATABASE_URL": f"sqlite:///{file}", "NOTES": str(file), "DEBUG": "false",
        "API_RATE_LIMIT": "100000000/day", "LOG_LEVEL": "WARNING",
    }  # fmt: skip


def commands(framework: str, project: Path) -> tuple[list[str], list[str]]:
    """Return the commands of the generated service and of the smallest one."""
    gunicorn = str(project / ".venv" / "bin" / "gunicorn")
    alone = ["--config", "/dev/null", *GUNICORN, "--chdir", str(SMALLEST), f"{framework}_app:app"]
    return [gunicorn, "--workers", "1"], [gunicorn, *alone]


@contextmanager
def served(command: list[str], project: Path, file: Path) -> Iterator[Service]:
    """Serve on a free port until the end of the block."""
    port = free_port()
    with (
        (file.parent / f"{port}.log").open("wb") as log,
        subprocess.Popen(
            [*command, "--bind", f"127.0.0.1:{port}"],
            cwd=project, env=variables(file), stdout=log, stderr=log, start_new_session=True,
        ) as process,
    ):  # fmt: skip
        try:
            service = Service(port, process)
            while not lives(service):
                if process.poll() is not None:
                    sys.exit((file.parent / f"{port}.log").read_text())
                time.sleep(0.05)
            yield service
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def lives(service: Service) -> bool:
    """Whether a service answers."""
    try:
        return ask(http.client.HTTPConnection("127.0.0.1", service.port), PATHS[0])
    except OSError:
        return False


def ask(connection: http.client.HTTPConnection, path: str) -> bool:
    """Send a request on a connection that stays open; return whether the answer is fine."""
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    return response.status == 200  # noqa: PLR2004


def answered(service: Service, path: str, seconds: float) -> float:
    """Return how many requests of several callers a second of the processor answered."""
    counts = [0] * CALLERS
    used = processor_of(service)
    end = time.perf_counter() + seconds

    def call(caller: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", service.port)
        while time.perf_counter() < end:
            if not ask(connection, path):
                message = f"{path} failed"
                raise RuntimeError(message)
            counts[caller] += 1

    threads = [Thread(target=call, args=(one,)) for one in range(CALLERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (processor_of(service) - used)


def processor_of(service: Service) -> float:
    """Return the seconds of the processor that a server and its processes have used."""
    # After the name of the program, which may have spaces: the 14th and 15th field.
    fields = [Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
              for pid in processes_of(service)]  # fmt: skip
    return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")


def processes_of(service: Service) -> list[str]:
    """Return the numbers of a server's process and of those that it started."""
    listing = ["ps", "-o", "pid=", "--ppid", str(service.process.pid)]
    found = subprocess.run(listing, capture_output=True, text=True, check=True).stdout.split()
    return [str(service.process.pid), *found]


def memory_of(service: Service) -> int:
    """Return the kilobytes that a server and its processes hold, what they share by halves."""
    total = 0
    for pid in processes_of(service):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total


def table(found: Mapping[str, Ratios]) -> str:
    """Return the ratios as a table."""
    lines = ["| | Django | Flask |", "| --- | --- | --- |"]
    for path in PATHS:
        ratios = " | ".join(f"{one.requests[path]:.2f}" for one in found.values())
        lines.append(f"| requests per second of the processor, `{path}` | {ratios} |")
    memory = " | ".join(f"{one.memory:.2f}" for one in found.values())
    return "\n".join([*lines, f"| memory of one process and its master | {memory} |"])


def main(*, write: bool = False) -> None:
    """Measure both frameworks, print the table, and write it where that is asked for."""
    found = {}
    for framework in TABLES:
        with tempfile.TemporaryDirectory(prefix="startwise-services-") as name:
            found[framework] = measure(framework, Path(name), rounds=5, seconds=2)
    sys.stdout.write(f"{table(found)}\n")
    if write:
        before, begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{begin}{table(found)}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main(write="--write" in sys.argv[1:])

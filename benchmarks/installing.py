"""How fast packages are installed with the lock of the tested set, and until a page is served."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.project.installing import find_interpreter, uv_binary

BIN = Path(sys.executable).parent
FRAMEWORKS = ("flask", "django")
LOCKED = "uv sync with the lock of startwise new"
FRESH = "uv sync without a lock"

# Modules are compiled when they are first imported, as on most machines.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


def installing(folder: Path, runs: int) -> Mapping[str, Mapping[str, list[float]]]:
    """Give, for each framework, the milliseconds that installing takes with and without a lock."""
    return {name: _installing(name, folder / f"install-{name}", runs) for name in FRAMEWORKS}


def _installing(framework: str, folder: Path, runs: int) -> Mapping[str, list[float]]:
    new(folder, framework, "--no-install")
    project = folder / "shelf"
    lock = project / "uv.lock"
    kept = lock.read_bytes()
    if b"index.invalid" in kept:
        sys.exit("This machine has no whole lock yet: run startwise new once with packages.")
    times: dict[str, list[float]] = {LOCKED: [], FRESH: []}
    for number in range(runs + 1):
        for name, measured in times.items():
            shutil.rmtree(project / ".venv", ignore_errors=True)
            lock.unlink(missing_ok=True)
            if name == LOCKED:
                lock.write_bytes(kept)
            took = timed(lambda: uv_sync(project))
            if number:
                measured.append(took)
    return times


def until_served(folder: Path, runs: int) -> Mapping[str, list[float]]:
    """Return the milliseconds from ``startwise new --run`` to the first page, warm."""
    times: dict[str, list[float]] = {f"startwise new --run, {name}": [] for name in FRAMEWORKS}
    for number in range(runs + 1):
        for name, framework in zip(times, FRAMEWORKS, strict=True):
            took = first_page(framework, folder / f"serve-{framework}-{number}")
            if number:
                times[name].append(took)
    return times


def first_page(framework: str, folder: Path) -> float:
    """Return the milliseconds until a new project answers 200."""
    folder.mkdir()
    log = folder / "log.txt"
    command = [str(BIN / "startwise"), "new", "Shelf", "--framework", framework, "--yes", "--run"]
    started = time.perf_counter()
    with (
        log.open("w") as output,
        subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, start_new_session=True, env=ENVIRONMENT,
        ) as running,
    ):  # fmt: skip
        try:
            while not answers(log):
                if running.poll() is not None:
                    sys.exit(log.read_text())
                time.sleep(0.01)
            return (time.perf_counter() - started) * 1000
        finally:
            os.killpg(running.pid, signal.SIGINT)
            running.wait()


def answers(log: Path) -> bool:
    """Tell whether the server that a log names answers."""
    found = re.search(r"Serving at (http://[\d.:]+)/", log.read_text())
    try:
        return bool(found) and urllib.request.urlopen(found[1] if found else "").status == 200  # noqa: S310, PLR2004
    except OSError:
        return False


def new(folder: Path, framework: str, *words: str) -> None:
    """Make a project in a folder."""
    folder.mkdir()
    command = [str(BIN / "startwise"), "new", "Shelf", "--framework", framework, "--yes", *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=ENVIRONMENT)


def uv_sync(project: Path) -> None:
    """Install a project's packages."""
    python = str(find_interpreter("3.13") or "3.13")
    command = [uv_binary(), "sync", "--quiet", "--python", python]
    subprocess.run(command, cwd=project, check=True, env=ENVIRONMENT)


def timed(call: Callable[[], None]) -> float:
    """Return the milliseconds that a call took."""
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000

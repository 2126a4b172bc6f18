"""Serving a generated project with the packages of a shared environment."""

import os
import shlex
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import requests
from browser import PATIENCE
from environments import shared_environment
from projects import RenderedProject


def in_environment(project: RenderedProject, command: str) -> list[str]:
    """Return a command of the project's README, to be run in the shared environment."""
    words = shlex.split(command.removeprefix("uv run "))
    folder = _environment_of(project)
    program = folder / words[0]
    return [str(program) if program.exists() else words[0], *words[1:]]


def variables_of(project: RenderedProject, servers: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that a command of the project runs with."""
    path = f"{_environment_of(project)}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONUNBUFFERED": "1", **servers}


def migrate(project: RenderedProject, servers: Mapping[str, str]) -> None:
    """Make the project's tables."""
    run(project, project.project.commands["migrate"], servers)


def run(project: RenderedProject, command: str, servers: Mapping[str, str]) -> None:
    """Run a command of the project's README to its end, which has to be a good one."""
    subprocess.run(
        in_environment(project, command),
        cwd=project.folder, env=variables_of(project, servers), check=True, capture_output=True,
    )  # fmt: skip


@contextmanager
def serving(
    project: RenderedProject, command: str, port: int, servers: Mapping[str, str]
) -> Iterator[str]:
    """Serve the project on a port by one of its commands."""
    with running(project, command.format(port=port), servers) as process:
        address = f"http://127.0.0.1:{port}"
        wait_for(lambda: is_alive(address), process, log_of(project))
        yield address


@contextmanager
def running(
    project: RenderedProject, command: str, servers: Mapping[str, str]
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a command of the project until the end of the block, unless it has ended by then."""
    with (
        log_of(project).open("a") as output,
        subprocess.Popen(
            in_environment(project, command),
            cwd=project.folder, env=variables_of(project, servers),
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):  # fmt: skip
        try:
            yield process
        finally:
            _end(process)


def log_of(project: RenderedProject) -> Path:
    """Return the file of what the commands of a project print."""
    return project.folder.parent / "served.txt"


def _environment_of(project: RenderedProject) -> Path:
    version, pyproject = project.answers["python_version"], project.tree["pyproject.toml"]
    return shared_environment(project.framework, str(version), pyproject.content).parent


def wait_for(is_there: Callable[[], bool], running: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until something is there; a process that ends before fails with what it printed."""
    wait_until(is_there, lambda: running.poll() is None, log.read_text)


def wait_until(
    has_come: Callable[[], bool],
    is_running: Callable[[], bool] = lambda: True,
    said: Callable[[], str] = str,
) -> None:
    """Wait for something that has to come, while what brings it runs; or fail with what it said."""
    end = time.monotonic() + PATIENCE
    while not has_come():
        assert is_running(), said()
        assert time.monotonic() < end, said()
        time.sleep(0.05)


def is_alive(address: str) -> bool:
    """Whether the service answers that it lives."""
    try:
        return requests.get(f"{address}/health/live", timeout=PATIENCE).ok
    except requests.RequestException:
        return False


def _end(running: "subprocess.Popen[bytes]") -> None:
    """End the server and what it started: development servers have a second process."""
    import signal

    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGTERM)
    try:
        running.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)

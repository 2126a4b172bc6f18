"""What the tests share: servers, folders, and the counts printed at the end."""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import POSTGRESQL_MISSING, postgresql, postgresql_programs

_COUNTS: pytest.StashKey[dict[str, int]] = pytest.StashKey()


@pytest.fixture(autouse=True)
def _quiet_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a developer's settings out of the tests, and cookiecutter's leftovers out of /tmp."""
    home = tmp_path_factory.getbasetemp() / "home"
    (home / "tmp").mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(tempfile, "tempdir", str(home / "tmp"))
    monkeypatch.setenv("TMPDIR", str(home / "tmp"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("COOKIECUTTER_CONFIG", str(_cookiecutter_config(home)))


def _cookiecutter_config(home: Path) -> Path:
    config = home / "cookiecutter.yaml"
    config.write_text(f"replay_dir: {home / 'replay'}\ncookiecutters_dir: {home / 'templates'}\n")
    return config


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """Give the URL of a PostgreSQL server of this test run."""
    programs = postgresql_programs()
    if programs is None:
        pytest.skip(POSTGRESQL_MISSING)
    with postgresql(programs) as url:
        yield url


@pytest.fixture
def counted(request: pytest.FixtureRequest) -> "Counter":
    """Give the counter whose sums are printed when the run ends."""
    return Counter(request.config)


class Counter:
    """Adds up what the tests covered, over all test processes."""

    def __init__(self, config: pytest.Config) -> None:
        self._counts = config.stash.setdefault(_COUNTS, {})

    def add(self, what: str, number: int = 1) -> None:
        """Count something that was covered."""
        self._counts[what] = self._counts.get(what, 0) + number


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Send this process's counts to the one that prints them."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["counts"] = json.dumps(session.config.stash.get(_COUNTS, {}))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Add the counts of a process that ended."""
    output: dict[str, str] = getattr(node, "workeroutput", {})
    config: pytest.Config = node.config  # type: ignore[attr-defined]
    counter = Counter(config)
    for what, number in json.loads(output.get("counts", "{}")).items():
        counter.add(what, number)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print what was covered."""
    counts = config.stash.get(_COUNTS, {})
    if counts:
        terminalreporter.section("covered")
        for what, number in sorted(counts.items()):
            terminalreporter.write_line(f"{number:>5} {what}")
        rendered, run = (
            sum(number for what, number in counts.items() if what.startswith(kind))
            for kind in ("sets rendered", "projects run")
        )
        terminalreporter.write_line(f"{rendered} sets rendered, {run} run")
    if postgresql_programs() is None:
        terminalreporter.section("NOT COVERED")
        terminalreporter.write_line(POSTGRESQL_MISSING)


def pytest_configure() -> None:
    """Say where the tests run from, for the commands that they start."""
    os.environ.setdefault("UV_PYTHON_DOWNLOADS", "automatic")

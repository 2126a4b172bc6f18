"""What the tests share: servers, folders, and the counts printed at the end."""

import gc
import json
import os
import secrets
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import faults
import pytest
import verification
from answer_sets import FRAMEWORKS, SEED
from environments import FOLDER, locked
from hypothesis import settings
from servers import KINDS, Server, nginx

from generator.features import form, manifests, switching
from generator.guidance import parts
from generator.inspection import capabilities
from generator.project.locks import whole_lock as whole
from generator.project.locks.locking import Wanted, lock_of
from generator.templating.distributions import distributions

if TYPE_CHECKING:
    from changed_projects import Called

NEEDS_NOTHING = """
[project]
name = "nothing"
version = "0"
requires-python = ">=3.13"
dependencies = []
"""

# A plugin of some modules, which import from it first.
pytest.register_assert_rewrite("pages")

# No test measures time: a busy machine is not a fault.
settings.register_profile("startwise", deadline=None)
settings.load_profile("startwise")

_COUNTS: pytest.StashKey[dict[str, int]] = pytest.StashKey()
_RUNS: pytest.StashKey[list[verification.Run]] = pytest.StashKey()
_SEEN: pytest.StashKey[list[faults.Seen]] = pytest.StashKey()
_ROOT = Path(__file__).parents[1]
# Files whose tests take minutes, the longest first.
_LONG = ("test_readme_steps.py", "test_generated.py", "test_every_set.py",
         "test_change_on_servers.py", "test_authors_on_servers.py")  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run be long, go on where one was stopped, and write down what it verified."""
    group = parser.getgroup("startwise")
    group.addoption("--every-triple", action="store_true", help="run every triple of choices")
    group.addoption("--resume", action="store_true", help="run only what has not passed before")
    group.addoption("--write-verification", action="store_true", help="write docs/verification.md")
    group.addoption("--write-faults", action="store_true", help="write docs/load-and-faults.md")
    group.addoption("--one-of-each", action="store_true", help="run one set of each framework")
    group.addoption("--newest", action="store_true", help="upgrade projects as their READMEs say")
    group.addoption("--seed", help="what chance begins with, to have the same sets again")


@pytest.fixture
def change(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Called":
    """Return what calls ``startwise change`` in this process."""
    from changed_projects import Called

    return Called(monkeypatch, capsys)


@pytest.fixture
def update(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Called":
    from changed_projects import Called

    # No release is fetched that a test has not made.
    monkeypatch.setenv("UV_NO_INDEX", "1")
    return Called(monkeypatch, capsys, "update")


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


@pytest.fixture(scope="session", autouse=True)
def _whole_locks() -> None:
    """Let this machine know its index's addresses, as after the first project made on it.

    Hundreds of projects are made without their packages, so that nothing asks for them.
    """
    for framework in FRAMEWORKS:
        path = whole.cached_file(framework, "3.13")
        with locked(FOLDER / "whole.lock"):
            if path is not None and not path.exists():
                lock_of(Wanted(framework, NEEDS_NOTHING, "3.13", is_online=True))


@pytest.fixture(scope="session")
def server() -> Iterator[Callable[[str], Server]]:
    """Yield a function that gives the server of a kind; each runs once, from its first use on."""
    running: dict[str, Server] = {}
    with ExitStack() as stack:

        def of_kind(name: str) -> Server:
            if name not in running:
                reason = KINDS[name].missing()
                if reason:
                    pytest.skip(reason)
                running[name] = stack.enter_context(KINDS[name].run())
            return running[name]

        yield of_kind


@pytest.fixture
def counted(request: pytest.FixtureRequest) -> "Counter":
    """Return the counter whose sums are printed when the run ends."""
    return Counter(request.config)


@pytest.fixture
def seen(request: pytest.FixtureRequest, counted: "Counter") -> Callable[..., None]:
    """Return what remembers, for docs/load-and-faults.md, what became of a test's fault."""
    (fault,) = request.node.get_closest_marker("fault").args

    def remember(framework: str, words: str, variant: str = "") -> None:
        counted.saw(faults.Seen(fault, framework, variant, words))

    return remember


class Counter:
    """Adds up what the tests covered, over all test processes."""

    def __init__(self, config: pytest.Config) -> None:
        self._counts = config.stash.setdefault(_COUNTS, {})
        self._runs = config.stash.setdefault(_RUNS, [])
        self._seen = config.stash.setdefault(_SEEN, [])

    def add(self, what: str, number: int = 1) -> None:
        """Count something that was covered."""
        self._counts[what] = self._counts.get(what, 0) + number

    def verified(self, run: verification.Run) -> None:
        """Remember a project that passed its own tests and checks, and on which servers."""
        self._runs.append(run)

    def saw(self, seen: faults.Seen) -> None:
        """Remember what a service did while something failed."""
        self._seen.append(seen)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Send what this process covered to the one that prints it."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["counts"] = json.dumps(session.config.stash.get(_COUNTS, {}))
        output["runs"] = json.dumps(session.config.stash.get(_RUNS, []))
        output["seen"] = json.dumps(session.config.stash.get(_SEEN, []))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Add what a process covered that ended."""
    output: dict[str, str] = getattr(node, "workeroutput", {})
    config: pytest.Config = node.config  # type: ignore[attr-defined]
    counter = Counter(config)
    for what, number in json.loads(output.get("counts", "{}")).items():
        counter.add(what, number)
    for run in json.loads(output.get("runs", "[]")):
        counter.verified(run)
    for seen in json.loads(output.get("seen", "[]")):
        counter.saw(faults.Seen(*seen))


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
    runs = config.stash.get(_RUNS, [])
    if runs:
        terminalreporter.section("verified: projects that passed their own tests, by answer")
        terminalreporter.write_line(verification.table(runs))
        if config.getoption("--write-verification"):
            covered = "triple" if config.getoption("--every-triple") else "pair"
            verification.PAGE.write_text(verification.page(runs, covered), encoding="utf-8")
            terminalreporter.write_line(f"written to {verification.PAGE.relative_to(_ROOT)}")
    seen = config.stash.get(_SEEN, [])
    if seen:
        terminalreporter.section("while something failed")
        terminalreporter.write(faults.table(seen))
        if config.getoption("--write-faults"):
            page = faults.PAGE.read_text("utf-8")
            faults.PAGE.write_text(faults.with_table(page, seen), "utf-8")
            terminalreporter.write_line(f"written to {faults.PAGE.relative_to(_ROOT)}")
    checks = [*(kind.missing for kind in KINDS.values()), nginx.missing]
    missing = [reason for check in checks if (reason := check())]
    if missing:
        terminalreporter.section("NOT COVERED")
        for reason in missing:
            terminalreporter.write_line(reason)


def pytest_report_header() -> str:
    """Say how to have the same random sets again."""
    return f"random sets of answers: again with --seed {os.environ[SEED]}"


def pytest_configure(config: pytest.Config) -> None:
    """Say where the tests run from, for the commands that they start, and let chance begin."""
    # The processes that share a run inherit it.
    seed = config.getoption("--seed") or os.environ.get(SEED) or secrets.randbelow(1_000_000)
    os.environ[SEED] = str(seed)
    os.environ.setdefault("UV_PYTHON_DOWNLOADS", "automatic")
    # Thousands of syntax trees hold no circles: looking for some took as long as parsing them.
    gc.set_threshold(100_000, 50, 50)
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        # A shell lets programs in the background ignore Ctrl-C, and theirs inherit that.
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each process begin with long tests, so that none ends a run alone with one."""
    items[:] = _long_first(items, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def _long_first(items: list[pytest.Item], processes: int) -> list[pytest.Item]:
    """Deal the long tests out to the processes, each of which is sent a run of neighbours."""
    long = sorted(
        (item for item in items if item.path.name in _LONG),
        key=lambda item: _LONG.index(item.path.name),
    )
    short = [item for item in items if item.path.name not in _LONG]
    ordered: list[pytest.Item] = []
    for process in range(processes):
        own = long[process::processes]
        share = (len(items) - len(ordered)) // (processes - process)
        room = max(0, share - len(own))
        ordered += own + short[:room]
        short = short[room:]
    return ordered


@pytest.fixture
def own_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield an empty folder that stands for the templates, for manifests of a test's own."""
    remembered = (
        form.feature_names,
        manifests.manifests,
        switching.conditions,
        parts.parts,
        capabilities.rows,
        distributions,
    )
    for module in (form, manifests):
        monkeypatch.setattr(module, "TEMPLATES", tmp_path)
    for one in remembered:
        one.cache_clear()
    yield tmp_path
    for one in remembered:
        one.cache_clear()

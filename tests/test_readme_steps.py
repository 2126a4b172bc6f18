"""An owner follows the README of a project: every command works, every edit ends green."""

import os
import re
import secrets
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from answer_sets import FOLLOWED, FRAMEWORKS, named, whole
from conftest import Counter
from owner.readme import (
    Code,
    Commands,
    Deletion,
    Edit,
    LinesOut,
    Replacement,
    Step,
    edit,
    steps_of,
)
from owner.running import Shell, commands_in
from projects import RenderedProject
from servers import Server
from test_generated import environment_for, servers_for
from verification import Run

from generator.project.installing import find_interpreter, uv_binary
from generator.project.locks.locking import Wanted, lock_of
from generator.tested import tested_set
from generator.tested.portable_lock import NAME as LOCK

END = Code("", "", "")
SUITE = "uv run pytest"

# As "Deploying" says, for a service that answers on this machine.
PRODUCTION = {
    "ENVIRONMENT": "production", "DEBUG": "false", "ALLOWED_HOSTS": "127.0.0.1",
    "TRUSTED_HOSTS": "127.0.0.1", "MAIL_SERVER": "mail.example.com",
    "MAIL_DEFAULT_SENDER": "no-reply@example.com",
}  # fmt: skip


PROJECTS = [(framework, answers) for framework in FRAMEWORKS for answers in FOLLOWED[framework]]


@pytest.fixture(params=PROJECTS, ids=lambda one: f"{one[0]}-{named(one[1])}")
def run(request: pytest.FixtureRequest, server: Callable[[str], Server]) -> Run:
    """A project, and the servers that it needs."""
    framework, answers = request.param
    full = whole(framework, answers)
    servers = {variable: one.name for variable, one in servers_for(full, server).items()}
    return {"framework": framework, "answers": full, "servers": servers}


@pytest.fixture
def shell(run: Run, tmp_path: Path, server: Callable[[str], Server]) -> Shell:
    """A terminal in a fresh clone of a project, with an environment of its own."""
    framework, answers = run["framework"], run["answers"]
    project = RenderedProject(framework, answers, tmp_path)
    lock = lock_of(wanted(project))
    assert (lock.is_whole, lock.moved) == (True, ())
    (project.folder / LOCK).write_text(lock.text, encoding="utf-8")
    environment = environment_for(servers_for(answers, server)) | {"UV_PYTHON": interpreter()}
    environment["PATH"] = f"{Path(uv_binary()).parent}{os.pathsep}{environment['PATH']}"
    tested = {name: one.version for name, one in tested_set.load(framework).packages.items()}
    return Shell(project.folder, environment, tested)


def interpreter() -> str:
    """Return the path of a Python 3.13 itself: what pyenv puts before it is another each time."""
    found = find_interpreter("3.13")
    if found is None:
        return "3.13"
    say = [str(found), "-c", "import sys; print(sys.executable)"]
    done = subprocess.run(say, capture_output=True, text=True, check=True)
    return str(done.stdout).strip()


def test_every_step_of_the_readme(
    run: Run,
    shell: Shell,
    server: Callable[[str], Server],
    counted: Counter,
    request: pytest.FixtureRequest,
) -> None:
    # "copy `.env.example`, and put a secret of its own in place of each `change-me`"
    example = (shell.folder / ".env.example").read_text("utf-8")
    filled = re.sub("change-me", lambda _: secrets.token_urlsafe(50), example)
    (shell.folder / ".env").write_text(filled, "utf-8")
    readme = (shell.folder / "README.md").read_text("utf-8")
    shell.run("uv lock --check")
    account = re.search(r"^uv run .*(createsuperuser|create-admin).*", readme, re.MULTILINE)
    shell.make_account = account.group() if account else ":"
    (before_a_commit,) = re.findall(r"^uv run ruff check && .*", readme, re.MULTILINE)
    gates = [*commands_in(before_a_commit), *migrations_check(shell)]
    assert SUITE in gates
    # What the index has today must not decide whether these tests pass: make drift asks for it.
    left_out = "" if request.config.getoption("--newest") else "Upgrading"
    steps = [*(step for step in steps_of(readme) if step.section != left_out), END]
    tested = sections_tested(steps, shell.folder, each=is_default(run))
    development = shell.environment
    variables = {"Deploying": PRODUCTION}
    section, edited = "", False
    for step in steps:
        if edited and step.section != section:
            shell.environment = development
            shell.forget_what_changed()
            for command in gates:
                if command != SUITE or section in tested:
                    shell.do(command)
            counted.add("sections of READMEs with edits, at whose end the gates are green")
            edited = False
        section = step.section
        shell.environment = development | variables.get(section, {})
        match step:
            case Commands():
                edited = edited or section == "Upgrading"
                for line in step.lines:
                    shell.do(line)
            case Code():
                counted.add("blocks of code in READMEs, not run")
            case _:
                edit(shell.folder, on_servers(step, server))
                shell.seen.clear()
                edited = True
    counted.add(f"projects run ({run['answers']['database']} database)")
    counted.verified(run)
    counted.add("READMEs followed from the first command to the last")
    counted.add("commands of READMEs for containers, read but not run", len(shell.not_run))


def is_default(run: Run) -> bool:
    """Whether it is the project of a framework that somebody has who answers nothing else."""
    return bool(run["answers"] == whole(run["framework"], {}))


def sections_tested(steps: Sequence[Step], folder: Path, *, each: bool) -> set[str]:
    """Return the sections at whose end a project's suite is run, beside what checks its code.

    That is ``each`` with edits; or else the last, and the last before one that deletes files which
    the project was made with: until then all edits stand, and one run of the suite sees them.
    """
    edited: dict[str, bool] = {}
    for step in steps:
        if not isinstance(step, Commands | Code) or step.section == "Upgrading":
            edited[step.section] = edited.get(step.section, False) or deletes_own(step, folder)
    last = {section for section, deletes in pairwise(edited) if edited[deletes]}
    return {*edited} if each else last | {*list(edited)[-1:]}


def deletes_own(step: Step, folder: Path) -> bool:
    """Whether a step deletes files that a project was made with."""
    return isinstance(step, Deletion) and any((folder / path).exists() for path in step.paths)


def on_servers(step: Edit, server: Callable[[str], Server]) -> Edit:
    """Put databases of the tests in the place of those that the README has as examples."""

    def real(_found: re.Match[str]) -> str:
        return server("postgresql").new_database()

    if not isinstance(step, Replacement):
        return step
    changes = [(re.sub(r"postgresql://localhost/\w+", real, new), old) for new, old in step.changes]
    return replace(step, changes=tuple(changes))


def wanted(project: RenderedProject) -> Wanted:
    """Return what is locked for a project, as ``startwise new`` has it."""
    version = str(project.answers["python_version"])
    return Wanted(
        framework=project.framework,
        pyproject=project.text("pyproject.toml"),
        python_version=version,
        is_online=True,
    )


def migrations_check(shell: Shell) -> list[str]:
    """Return the command that says whether the migrations make what the models say, if any."""
    pyproject = (shell.folder / "pyproject.toml").read_text("utf-8")
    if (shell.folder / "manage.py").exists():
        has_tables = "makemigrations" in (shell.folder / "README.md").read_text("utf-8")
        return ["uv run python manage.py makemigrations --check"] if has_tables else []
    has_tables = "flask-migrate" in pyproject or "peewee-migrate" in pyproject
    return ["uv run flask db upgrade && uv run flask db check"] if has_tables else []


def test_one_run_of_the_suite_sees_all_edits_that_stand_together(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    steps = (
        Commands("Beginning", (SUITE,)),
        LinesOut("Adding a field", "old", ("models.py",)),
        Deletion("Adding an app", ("loans/views.py",)),
        Commands("Adding an app", ("uv run ruff format",)),
        LinesOut("Deleting the example", "notes", ("urls.py",)),
        Deletion("Deleting the example", ("notes/",)),
        LinesOut("Renaming", "old", ("urls.py",)),
    )

    assert sections_tested(steps, tmp_path, each=False) == {"Adding an app", "Renaming"}
    assert sections_tested(steps, tmp_path, each=True) == {
        "Adding a field", "Adding an app", "Deleting the example", "Renaming",
    }  # fmt: skip


def test_what_passed_on_the_same_files_is_not_run_again(tmp_path: Path) -> None:
    project = tmp_path / "shelf"
    (project / ".venv").mkdir(parents=True)
    shell = Shell(project, {"PATH": os.environ["PATH"], "CACHE_URL": "redis://here"}, {})
    noted = tmp_path / "noted"

    def runs(command: str) -> int:
        before = len(noted.read_text()) if noted.exists() else 0
        shell.do(f"{command}printf x >>{noted}")
        return len(noted.read_text()) - before

    assert runs("") == 1
    assert runs("CACHE_URL=redis://localhost ") == 0, "the server of the tests is in both"
    assert runs("OTHER=1 ") == 1
    (project / ".venv" / "tool").touch()
    shell.forget_what_changed()
    assert runs("") == 0
    (project / "models.py").write_text("changed")
    shell.forget_what_changed()
    assert runs("") == 1

"""The deep net: generated projects pass their own tests and checks, on real servers."""

import hashlib
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from answer_sets import (
    FRAMEWORKS,
    chance_for,
    named,
    pairs_beside_followed_sets,
    triple_covering_sets,
    whole,
)
from conftest import Counter
from environments import FOLDER, mypy_cache, shared_environment
from projects import RenderedProject
from servers import Server

from generator.answers.questions import Answers
from generator.features.keys import is_on
from generator.features.switching import features_on

BEFORE_A_COMMIT = [
    ["-m", "ruff", "check", "."],
    ["-m", "ruff", "format", "--check", "."],
    ["-m", "deptry", "."],
]

# Which server the variables of a project name, by the answer that asks for it.
SERVERS = {
    ("database", "postgresql"): ("DATABASE_URL", "postgresql"),
    ("database", "mysql"): ("DATABASE_URL", "mysql"),
    ("database", "mongodb"): ("DATABASE_URL", "mongodb"),
    ("database", "redis"): ("DATABASE_URL", "redis"),
    ("async_needs", "realtime"): ("CHANNEL_URL", "redis"),
    ("jobs", "celery"): ("BROKER_URL", "redis"),
    ("cache", "redis"): ("CACHE_URL", "redis"),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every pair of choices, every triple, or one set of each, as it was asked for.

    Projects whose READMEs are followed hold many a pair: they need no second run.
    """
    if "any_set" in metafunc.fixturenames:
        every_triple = metafunc.config.getoption("--every-triple")
        sets = triple_covering_sets if every_triple else pairs_beside_followed_sets
        if metafunc.config.getoption("--one-of-each"):
            sets = one_set
        metafunc.parametrize(
            "any_set",
            [
                pytest.param((framework, answers), id=f"{framework}-{named(answers)}")
                for framework in FRAMEWORKS
                for answers in sets(framework)
            ],
        )


def test_a_generated_project_passes_its_own_tests_and_checks(
    any_set: tuple[str, Answers],
    tmp_path: Path,
    server: Callable[[str], Server],
    counted: Counter,
    request: pytest.FixtureRequest,
) -> None:
    framework, answers = any_set
    project = RenderedProject(framework, whole(framework, answers), tmp_path)
    pyproject = project.tree["pyproject.toml"].content
    python = shared_environment(framework, str(answers["python_version"]), pyproject)
    servers = servers_for(answers, server)
    passed = FOLDER / "passed" / fingerprint(project)
    if not (request.config.getoption("--resume") and passed.exists()):
        environment = environment_for(servers)
        checks = _checks(framework, answers)
        if request.config.getoption("--one-of-each"):
            # All else that holds of every set is checked by the wide net, which takes longer.
            checks += BEFORE_A_COMMIT
        for command in checks:
            _passes(project.folder, [python, *command], environment)
        with mypy_cache(python.parents[1].name, pyproject) as cache:
            _passes(project.folder, [python, "-m", "mypy", ".", cache], environment)
        passed.parent.mkdir(exist_ok=True)
        passed.touch()
    counted.add(f"projects run ({answers['database']} database)")
    counted.verified(
        {
            "framework": framework,
            "answers": answers,
            "servers": {variable: server.name for variable, server in servers.items()},
        }
    )


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_workers_take_their_tasks_from_rabbitmq_too(
    framework: str, tmp_path: Path, server: Callable[[str], Server], counted: Counter
) -> None:
    answers = whole(framework, {"database": "none", "jobs": "celery"})
    project = RenderedProject(framework, answers, tmp_path)
    pyproject = project.tree["pyproject.toml"].content
    python = shared_environment(framework, str(answers["python_version"]), pyproject)
    environment = environment_for({"BROKER_URL": server("rabbitmq")})
    worker_tests = ["tests/exports/test_worker.py", "tests/test_celery.py"]
    pytest_of_project: list[str | Path] = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    _passes(project.folder, [*pytest_of_project, *worker_tests], environment)
    counted.add("projects whose workers ran on RabbitMQ")


def one_set(framework: str) -> list[Answers]:
    """Return one of the sets that hold every pair of choices, by chance.

    It is one of those with most of the features that git says are changed, or new.
    """
    said = ["git", "status", "--porcelain", "--untracked-files=all", "--", "templates"]
    done = subprocess.run(said, cwd=FOLDER.parent, capture_output=True, text=True, check=False)
    changed = set(re.findall(r"features/([^/]+)/", done.stdout))
    sets = pairs_beside_followed_sets(framework)

    def changed_in(answers: Answers) -> int:
        on = frozenset(features_on(framework, whole(framework, answers)))
        return sum(is_on(key, on) for key in changed)

    most = max(map(changed_in, sets))
    return [chance_for(framework).choice([one for one in sets if changed_in(one) == most])]


def servers_for(answers: Answers, server: Callable[[str], Server]) -> dict[str, Server]:
    """Return the servers that a project of these answers needs, by the variable that names each."""
    return {
        variable: server(kind)
        for (name, answer), (variable, kind) in SERVERS.items()
        if answers.get(name) == answer
    }


def environment_for(servers: Mapping[str, Server]) -> dict[str, str]:
    """Return a clean environment, with the URL of something new on each server."""
    kept = ("PATH", "HOME", "LANG", "TMPDIR", "UV_CACHE_DIR", "SSL_CERT_FILE", "PYENV_ROOT",
            "PYENV_VERSION", "UV_PYTHON_DOWNLOADS")  # fmt: skip
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    return environment | {variable: one.new_database() for variable, one in servers.items()}


def fingerprint(project: RenderedProject) -> str:
    """Return a name for what was run: every byte of the project."""
    digest = hashlib.sha256()
    for path, file in project.tree.items():
        digest.update(path.encode() + b"\0" + file.content + b"\0")
    return digest.hexdigest()


def _checks(framework: str, answers: Answers) -> list[list[str]]:
    checks = [["-m", "pytest", "-q", "-p", "no:cacheprovider"]]
    # What `check --deploy` and `makemigrations` say is a test of each Django project.
    is_alembic = answers["orm"] == "default" and answers["database"] in {
        "sqlite", "postgresql", "mysql"
    }  # fmt: skip
    if framework == "flask" and is_alembic:
        checks += [["-m", "flask", "db", "upgrade"], ["-m", "flask", "db", "check"]]
    return checks


def _passes(folder: Path, words: list[str | Path], environment: Mapping[str, str]) -> None:
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env=dict(environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    said = done.stdout[-5000:] + done.stderr[-5000:]
    assert done.returncode == 0, f"{' '.join(map(str, words[1:4]))}\n{said}"

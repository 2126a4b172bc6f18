"""The deep net: generated projects pass their own tests and checks, on real databases."""

import os
import secrets
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS, named, pair_covering_sets, whole
from conftest import Counter
from environments import shared_environment
from projects import RenderedProject
from servers import create_database, postgresql_programs

from generator.installing import uv_binary
from generator.questions import Answers

SETS = [
    pytest.param(framework, answers, id=f"{framework}-{named(answers)}")
    for framework in FRAMEWORKS
    for answers in pair_covering_sets(framework)
]

# One rich and one lean project of each framework, with an environment of their own: a shared
# environment would hide a dependency that is not declared.
OWN_ENVIRONMENT: list[tuple[str, Answers]] = [
    ("django", {"database": "sqlite", "auth": "both", "rest": True, "async_needs": "views"}),
    ("django", {"database": "none"}),
    ("flask", {"database": "sqlite", "auth": "both", "rest": True, "async_needs": "views"}),
    ("flask", {"database": "none"}),
]


@pytest.mark.parametrize(("framework", "answers"), SETS)
def test_a_generated_project_passes_its_own_tests_and_checks(
    framework: str,
    answers: Answers,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    counted: Counter,
) -> None:
    project = RenderedProject(framework, whole(framework, answers), tmp_path)
    python = shared_environment(framework, str(answers["python_version"]))
    environment = _environment(answers, request)
    for command in _checks(framework, answers):
        _passes(project.folder, [python, *command], environment)
    counted.add(f"projects run ({answers['database']} database)")


@pytest.mark.parametrize(("framework", "answers"), OWN_ENVIRONMENT)
def test_the_declared_dependencies_suffice(
    framework: str, answers: Answers, tmp_path: Path, counted: Counter
) -> None:
    project = RenderedProject(framework, whole(framework, answers), tmp_path)
    uv = [uv_binary()]
    environment = _environment({**answers, "database": "none"}, None)
    _passes(project.folder, [*uv, "sync", "--quiet", *_interpreter("3.13")], environment)
    for tool in (
        ["pytest", "-q"],
        ["mypy"],
        ["ruff", "check"],
        ["ruff", "format", "--check"],
        ["deptry", "."],
    ):
        _passes(project.folder, [*uv, "run", *tool], environment)
    counted.add("projects run with an environment of their own")


def _interpreter(version: str) -> list[str]:
    from generator.installing import find_interpreter

    found = find_interpreter(version)
    return ["--python", str(found or version)]


def _checks(framework: str, answers: Answers) -> list[list[str]]:
    checks = [["-m", "pytest", "-q", "-p", "no:cacheprovider"], ["-m", "mypy"]]
    if framework == "django":
        checks.append(["manage.py", "check"])
        checks.append(["-c", PRODUCTION_CHECK])
        if answers["database"] != "none":
            checks.append(["manage.py", "makemigrations", "--check", "--dry-run"])
    elif answers["database"] != "none":
        checks += [["-m", "flask", "db", "upgrade"], ["-m", "flask", "db", "check"]]
    return checks


# What an owner would set in production; the checks for deployment then have nothing to say.
PRODUCTION_CHECK = """
import os, secrets, subprocess, sys
os.environ.update(
    ENVIRONMENT="production", DEBUG="false", ALLOWED_HOSTS="example.com",
    SECRET_KEY=secrets.token_urlsafe(50), JWT_SECRET_KEY=secrets.token_urlsafe(50),
    MAIL_SERVER="mail.example.com",
)
done = subprocess.run(
    [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
    capture_output=True, text=True,
)
sys.stdout.write(done.stdout + done.stderr)
sys.exit(done.returncode or "no issues" not in done.stdout + done.stderr)
"""


def _environment(answers: Answers, request: pytest.FixtureRequest | None) -> Mapping[str, str]:
    """Give a clean environment, with a new database's URL where the project needs a server."""
    kept = ("PATH", "HOME", "LANG", "TMPDIR", "UV_CACHE_DIR", "SSL_CERT_FILE", "PYENV_ROOT",
            "PYENV_VERSION", "UV_PYTHON_DOWNLOADS")  # fmt: skip
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment["MYPY_CACHE_DIR"] = str(_mypy_cache())
    if answers["database"] == "postgresql" and request is not None:
        server = request.getfixturevalue("postgresql_server")
        programs = postgresql_programs()
        assert programs is not None
        name = f"project_{secrets.token_hex(4)}"
        environment["DATABASE_URL"] = create_database(server, name, programs)
    return environment


def _mypy_cache() -> Path:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    return Path(__file__).parents[1] / ".test-environments" / f"mypy-{worker}"


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

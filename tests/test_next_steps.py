"""The next steps of a new project: each printed command, run as it stands, up to open pages."""

import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from answer_sets import FRAMEWORKS, whole
from browser import PATIENCE
from conftest import Counter
from environments import shared_environment
from owner.running import ADMINISTRATOR, EXAMPLE_PASSWORD, Shell, as_without_a_terminal
from projects import BIN, RenderedProject
from servers import Server
from servers.running import free_port
from serving import migrate, run
from test_generated import environment_for
from test_readme_steps import interpreter

from generator.answers.clashes import clashes
from generator.features.keys import is_on
from generator.features.manifests import manifests
from generator.project.installing import uv_binary

# Where a server answers unless its owner says otherwise, as .env.example has it.
USUAL = {
    "postgresql": "localhost:5432",
    "mysql": "127.0.0.1:3306",
    "mongodb": "127.0.0.1:27017",
    "redis": "127.0.0.1:6379",
    "oracle": "127.0.0.1:1521",
}
# What programs of a server take as the port, where it is not the usual one.
PORTS = {"postgresql": "PGPORT", "mysql": "MYSQL_TCP_PORT"}
FLAGS = {
    "none": ["--rest", "--jobs", "celery"],
    "sqlite": ["--auth", "tokens"],
    "postgresql": ["--auth", "both", "--admin"],
    "mysql": ["--auth", "accounts", "--admin"],
    "mongodb": ["--auth", "accounts", "--admin", "--rest"],
    "redis": ["--rest"],
}
ACCOUNT = {**ADMINISTRATOR, "USER_PASSWORD": EXAMPLE_PASSWORD}


@pytest.mark.parametrize("database", FLAGS)
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_printed_command_works_as_it_stands_and_leads_to_the_printed_addresses(
    framework: str,
    database: str,
    tmp_path: Path,
    server: Callable[[str], Server],
    counted: Counter,
) -> None:
    slug = f"steps_{secrets.token_hex(4)}"
    said = printed_by_new(tmp_path, framework, database, slug)
    *before, serve = commands_in(said)
    with server_at_hand(database, server, tmp_path / "programs") as (host, environment):
        project = tmp_path / slug
        if database in USUAL:
            share_environment(framework, project, tmp_path / "programs")
        write_in_env(project, USUAL.get(database, ""), host)
        shell = Shell(tmp_path, {**environment_for({}), **environment}, {})
        lines = "\n".join(map(as_without_a_terminal, ["set -e", *before]))
        shell.run(lines, ACCOUNT)
        in_project = Shell(project, shell.environment, {})
        with in_project.serving(serve) as address:
            for page in re.findall(r"^  http://127\.0\.0\.1:8000(/.*)", said, re.MULTILINE):
                answer = requests.get(f"{address}{page}", timeout=PATIENCE)
                assert answer.status_code == 200, f"{page}: {answer.text[-2000:]}"
            for call in re.findall(r"^  (curl .*)", said, re.MULTILINE):
                done = in_project.run(call.replace("http://127.0.0.1:8000", address))
                assert '"words"' in done
        for worker in re.findall(r"^  (.* celery .*)", said, re.MULTILINE):
            assert f"  cd {slug}\n  {worker}\n" in said
            write_in_env(project, "BROKER_URL=", f"BROKER_URL={server('redis').new_database()}")
            in_project.do(worker)
        assert in_project.run("git status --porcelain") == ""
    counted.add(f"projects whose next steps lead to open pages ({database} database)")


def printed_by_new(folder: Path, framework: str, database: str, slug: str) -> str:
    """Return what making a project prints that is not installed."""
    words = ["--framework", framework, "--database", database, "--slug", slug, *FLAGS[database]]
    done = subprocess.run(
        [BIN / "startwise", "new", "Steps", *words, "--no-install", "--yes"],
        cwd=folder, env=with_uv(environment_for({})), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def with_uv(environment: dict[str, str], *folders: Path) -> dict[str, str]:
    """Return an environment whose PATH begins with some folders, and has uv."""
    path = [*map(str, folders), str(Path(uv_binary()).parent), environment["PATH"]]
    return {**environment, "PATH": os.pathsep.join(path)}


def commands_in(said: str) -> list[str]:
    """Return the printed commands up to the one that serves."""
    block = re.search(r"^Steps is in [^!]*?\n\n((?:  .*\n)+)", said, re.MULTILINE)
    assert block, said
    return [line.strip() for line in block[1].splitlines()]


@contextmanager
def server_at_hand(
    database: str, server: Callable[[str], Server], programs: Path
) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield where a server of the tests answers, and what makes programs find it there.

    Redis is started by the printed command, on a port of the tests' own. Where it is docker that
    would start a server, the tests have one of its kind.
    """
    programs.mkdir()
    # Nothing is downloaded here, as uv would where it finds no interpreter of this version.
    python = {"UV_PYTHON": interpreter()}
    environment = with_uv({"PATH": os.environ["PATH"], **python}, programs)
    if database not in USUAL:
        yield "", environment
        return
    if database == "redis":
        server("redis")
        host = f"127.0.0.1:{free_port()}"
        port = host.partition(":")[2]
        program(
            programs / "redis-server", f'exec {shutil.which("redis-server")} "$@" --port {port}'
        )
        try:
            yield host, environment
        finally:
            subprocess.run(["redis-cli", "-p", port, "shutdown", "nosave"], check=False)
        return
    if database == "mongodb":
        program(programs / "docker", '[[ "$*" == "run --detach --publish "*" mongo:8" ]]')
    found = urlsplit(server(database).new_database())
    host = f"{'localhost' if database == 'postgresql' else '127.0.0.1'}:{found.port}"
    yield host, {**environment, PORTS.get(database, "_"): str(found.port)}


def share_environment(framework: str, project: Path, programs: Path) -> None:
    """Have uv run in the environment that projects share: installing is the same everywhere."""
    pyproject = (project / "pyproject.toml").read_bytes()
    python = shared_environment(framework, str(whole(framework, {})["python_version"]), pyproject)
    run_there = f'shift; exec env PATH="{python.parent}:$PATH" "$@"'
    program(programs / "uv", f'case "$1" in sync) ;; run) {run_there} ;; *) exit 1 ;; esac')


def program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def write_in_env(project: Path, old: str, new: str) -> None:
    """Write into a project's .env what its owner has otherwise."""
    text = (project / ".env").read_text(encoding="utf-8")
    assert old in text, text
    (project / ".env").write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_readme_names_every_command_that_features_add_to_the_next_steps(
    framework: str, tmp_path: Path
) -> None:
    found = set()
    for database in (*FLAGS, "oracle"):
        said: dict[str, str | bool] = {
            "database": database,
            "jobs": "celery",
            "admin": database == "postgresql",
        }
        if (framework, database) in {("django", "mysql"), ("flask", "postgresql")}:
            said |= {"jobs": "database"}
        if database == "sqlite":
            said |= {"auth": "tokens"}
        if database in {"none", "sqlite"}:
            said |= {"rest": True}
        answers = whole(framework, {**said, "project_slug": f"on_{database}"})
        project = RenderedProject(framework, answers, tmp_path)
        for key, manifest in manifests(framework).items():
            steps = manifest.get("steps", {}) if is_on(key, project.project.features) else {}
            for step in steps.values():
                command = str(step.get("run", step.get(framework, "")))
                if not command:
                    continue
                assert command.replace("{slug}", f"on_{database}") in project.text("README.md")
                found.add(command)
    every = [
        step
        for manifest in manifests(framework).values()
        for step in manifest.get("steps", {}).values()
        if step.keys() - {"note"}
    ]
    assert len(found) == len(every)


SERVED = [
    *(("django", one, "default") for one in ("postgresql", "mysql", "mongodb")),
    *(("flask", one, "default") for one in ("postgresql", "mongodb")),
    ("flask", "postgresql", "peewee"),
]


@pytest.mark.parametrize(("framework", "database", "orm"), SERVED)
def test_a_server_that_is_away_is_one_sentence_to_who_migrates(
    framework: str, database: str, orm: str, tmp_path: Path
) -> None:
    answers = whole(framework, {"database": database, "orm": orm})
    project, usual = RenderedProject(framework, answers, tmp_path), USUAL[database]
    write_in_env(project.folder, usual, f"{usual.partition(':')[0]}:{free_port()}")
    assert "DATABASE_URL" in only_line_of(lambda: migrate(project, {}))


ACCOUNTS: dict[str, dict[str, str | bool]] = {
    "accounts": {"auth": "accounts", "admin": True},
    "tokens": {"auth": "tokens", "admin": False, "rest": True},
}
WITH_ACCOUNTS = [
    (framework, auth, {"database": database, "orm": orm})
    for framework, database, orm in (*SERVED, *((one, "redis", "default") for one in FRAMEWORKS))
    for auth in ACCOUNTS
    if not clashes({"framework": framework, "database": database, "orm": orm, **ACCOUNTS[auth]})
]


@pytest.mark.parametrize(("framework", "auth", "stored"), WITH_ACCOUNTS)
def test_a_server_that_is_away_is_one_sentence_to_who_makes_the_first_account(
    framework: str, auth: str, stored: dict[str, str], tmp_path: Path
) -> None:
    said, database = {**stored, **ACCOUNTS[auth]}, stored["database"]
    project, usual = RenderedProject(framework, whole(framework, said), tmp_path), USUAL[database]
    write_in_env(project.folder, usual, f"{usual.partition(':')[0]}:{free_port()}")
    made = {
        ("django", "accounts"): (
            "python manage.py createsuperuser --noinput --email a@example.org --name Ada"
        ),
        ("django", "tokens"): "python manage.py create_user a@example.org Ada",
        ("flask", "accounts"): "flask create-admin a@example.org",
        ("flask", "tokens"): "flask create-user a@example.org --name Ada",
    }
    command = made[framework, auth]
    assert "DATABASE_URL" in only_line_of(lambda: run(project, command, ACCOUNT))


def only_line_of(running: Callable[[], None]) -> str:
    """Return the one line that a command fails with; what Alembic logs does not count."""
    with pytest.raises(subprocess.CalledProcessError) as failed:
        running()
    said: str = (failed.value.stdout + failed.value.stderr).decode().strip()
    (sentence,) = (line for line in said.splitlines() if "INFO" not in line)
    return sentence

"""Compose files with a database: what they say of each service is done, on this machine's servers.

There are no images here: servers are begun as the images' documentation says of their variables,
and run by the command, asked by the health check and found by the address of the compose file.
"""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from answer_sets import FRAMEWORKS, whole
from conftest import Counter
from projects import RenderedProject
from servers import KINDS, network, postgresql
from servers.running import PATIENCE, account_for, as_account, folder_for, program
from serving import in_environment, variables_of, wait_until
from test_container_settings import health_check_in, joined
from test_containers import ASKED, COMPOSE, GIVEN, PRODUCTION

from generator.answers.questions import Answers

Service = Mapping[str, Any]

# Each database that has a server in compose files and here, and Redis beside one of them.
SETS: Mapping[str, Answers] = {
    "postgresql": {"jobs": "celery", "cache": "redis"},
    "mysql": {},
    "redis": {},
}
# What Django alone has.
OF_DJANGO: Mapping[str, Answers] = {"mysql": {"jobs": "database"}}
# What a worker logs when it takes jobs, by the answer to that question.
READY = {"celery": " ready.", "database": "Starting worker"}
ASK = """
import sys
from urllib.request import Request, urlopen

proxied = {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https"}
print(urlopen(Request(sys.argv[1], headers=proxied), timeout=60).read().decode())
"""


@pytest.mark.parametrize("name", [COMPOSE, PRODUCTION])
@pytest.mark.parametrize("database", SETS)
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_a_compose_file_says_of_its_services_works(
    framework: str, database: str, name: str, tmp_path: Path, counted: Counter
) -> None:
    if reason := network.missing() or KINDS[database].missing() or KINDS["redis"].missing():
        pytest.skip(reason)
    answers: Answers = {"auth": "none", "admin": False, "rest": True, "docker": True}
    answers = {**answers, "database": database, **SETS[database]}
    if framework == "django":
        answers = {**answers, **OF_DJANGO.get(database, {})}
    answers = whole(framework, answers)
    project = RenderedProject(framework, answers, tmp_path)
    services = services_in(project.text(name))
    with ExitStack() as stack:
        place = stack.enter_context(network.network_of([*services], tmp_path))
        for service in ("database", "redis"):
            if service in services:
                stack.enter_context(healthy(services[service], place))
        variables = variables_of(project, variables_in(services["web"]))
        if name == PRODUCTION:
            (project.folder / ".env").unlink()
        migrate = services["migrate"]["command"] if "migrate" in services else "python --version"
        do(in_environment(project, migrate), variables, project.folder, place)
        with running(command_of(project, services["web"]), place, variables, project.folder) as web:
            check = [*place, sys.executable, *health_check_in(project.text("Dockerfile"))[1:]]
            wait_until(
                lambda: passes(check, {"PORT": "8000"}),
                lambda: web.poll() is None,
                (project.folder / "log").read_text,
            )
            for path in ("/health/ready", "/api/v1/notes/"):
                url = f"http://localhost:8000{path}"
                do([sys.executable, "-c", ASK, url], {}, tmp_path, place)
        if "worker" in services:
            works_and_ends(project, services["worker"], place, variables)
    counted.add("compose files with a database that was begun, asked and used as they say")


def services_in(text: str) -> Mapping[str, Service]:
    """Return the services of a compose file with what an operator gives."""

    def value(found: Any) -> str:
        name, way, rest = found.groups()
        return str(GIVEN[name] if way == "?" else rest)

    said: Mapping[str, Service] = yaml.safe_load(ASKED.sub(value, text))["services"]
    return said


def variables_in(service: Service) -> dict[str, str]:
    """Return the variables of a service."""
    return {name: str(one) for name, one in service.get("environment", {}).items()}


def command_of(project: RenderedProject, web: Service) -> list[str]:
    """Return the command of the service, or else of its image."""
    if "command" in web:
        return in_environment(project, web["command"])
    words = json.loads(joined(project.text("Dockerfile")).splitlines()[-1].removeprefix("CMD "))
    return in_environment(project, shlex.join(words))


def works_and_ends(
    project: RenderedProject, worker: Service, place: Sequence[str], variables: Mapping[str, str]
) -> None:
    """Run the service that does jobs until it is ready for them, and ask it to end."""
    said, ready = (project.folder / "log").read_text, READY[str(project.answers["jobs"])]
    words = command_of(project, worker)
    with running(words, place, {**variables, **variables_in(worker)}, project.folder) as process:
        wait_until(lambda: ready in said(), lambda: process.poll() is None, said)
    assert process.returncode == 0, said()


@contextmanager
def healthy(service: Service, place: Sequence[str]) -> Iterator[None]:
    """Run a server until the end of the block, from when its health check passes."""
    kind = service["image"].partition(":")[0]
    way, *check = service["healthcheck"]["test"]
    assert way == "CMD"
    if kind == "mariadb":
        # Its image has a script for this, which Debian's package has not.
        check = ["mariadb-admin", "--no-defaults", "--host=127.0.0.1", "--user=root", "ping"]
    account = {"postgres": "postgres", "mariadb": "mysql"}.get(kind)
    variables = variables_in(service)
    with folder_for("composed", account and account_for(account)) as folder:
        words = BEGIN[kind](service, folder)
        assert not passes([*place, *check], variables), "another server answers"
        with running(words, place, variables, folder) as server:
            log = folder / "log"
            wait_until(
                lambda: passes([*place, *check], variables),
                lambda: server.poll() is None,
                log.read_text,
            )
            AFTER[kind](variables, folder, place)
            yield


def begin_postgresql(service: Service, folder: Path) -> list[str]:
    """Make a server's data, and return its command."""
    variables = service["environment"]
    password = folder / "password"
    password.write_text(variables.get("POSTGRES_PASSWORD", "none"), encoding="utf-8")
    how = variables.get("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256")
    user, account = variables.get("POSTGRES_USER", "postgres"), account_for("postgres")
    programs = postgresql.folder_of_programs()
    assert programs
    make: list[str | Path] = [
        programs / "initdb", "--pgdata", folder / "data", "--username", user, "--no-sync",
        "--pwfile", password, "--auth-local=trust", f"--auth-host={how}",
    ]  # fmt: skip
    do(as_account(make, account), {}, folder)
    serve: list[str | Path] = [programs / "postgres", "-D", folder / "data", "-k", folder]
    return as_account(serve, account)


def after_postgresql(variables: Mapping[str, str], folder: Path, place: Sequence[str]) -> None:
    user = variables.get("POSTGRES_USER", "postgres")
    made = ["createdb", "--host", str(folder), "--username", user, "--maintenance-db=postgres"]
    do([*made, variables["POSTGRES_DB"]], {}, folder, place)


def begin_mariadb(service: Service, folder: Path) -> list[str]:
    """Make a server's data, and return its command."""
    own = ["--no-defaults", f"--user={account_for('mysql')}", f"--datadir={folder / 'data'}",
           f"--tmpdir={folder}"]  # fmt: skip
    do([program("mariadb-install-db"), *own, "--skip-test-db",
        "--auth-root-authentication-method=normal"], {}, folder)  # fmt: skip
    return [program("mariadbd"), *own, f"--socket={folder / 'socket'}",
            *shlex.split(service["command"])]  # fmt: skip


def after_mariadb(variables: Mapping[str, str], folder: Path, place: Sequence[str]) -> None:
    name = variables["MARIADB_DATABASE"]
    statements = [f"CREATE DATABASE {name}"]
    if user := variables.get("MARIADB_USER"):
        password = variables["MARIADB_PASSWORD"]
        statements += [f"CREATE USER {user}@'%' IDENTIFIED BY '{password}'",
                       f"GRANT ALL ON {name}.* TO {user}@'%'"]  # fmt: skip
    client = ["mariadb", "--no-defaults", f"--socket={folder / 'socket'}", "--user=root"]
    do([*client, f"--execute={'; '.join(statements)}"], {}, folder, place)


def begin_redis(service: Service, folder: Path) -> list[str]:
    """Return a server's command."""
    return [*shlex.split(service.get("command", "redis-server")), "--dir", str(folder)]


BEGIN = {"postgres": begin_postgresql, "mariadb": begin_mariadb, "redis": begin_redis}
AFTER = {
    "postgres": after_postgresql, "mariadb": after_mariadb, "redis": lambda *_: None,
}  # fmt: skip


@contextmanager
def running(
    words: Sequence[str], place: Sequence[str], variables: Mapping[str, str], folder: Path
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a command until the end of the block; what it prints is in the file log of the folder."""
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(
            [*within(place, folder), *words], cwd=folder,
            env={**os.environ, "PORT": "8000", **variables},
            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
        ) as process,
    ):  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()


def within(place: Sequence[str], folder: Path) -> list[str]:
    """Return the words before a command that runs in a folder, in a network if there is one."""
    return [*place, f"--wd={folder}"] if place else []


def passes(words: Sequence[str], variables: Mapping[str, str]) -> bool:
    """Whether a command ends well."""
    done = subprocess.run(
        words, env={**os.environ, **variables}, capture_output=True, check=False, timeout=PATIENCE
    )
    return done.returncode == 0


def do(
    words: Sequence[str | Path],
    variables: Mapping[str, str],
    folder: Path,
    place: Sequence[str] = (),
) -> None:
    """Run a command to its end, which has to be a good one."""
    done = subprocess.run(
        [*within(place, folder), *words], cwd=folder, env={**os.environ, **variables},
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"

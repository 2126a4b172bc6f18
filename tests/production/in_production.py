"""Services as production serves them, on servers of the tests."""

import re
import secrets
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

import requests
from browser import PATIENCE
from load import PROXIED
from projects import RenderedProject
from servers.running import free_port
from serving import is_alive, log_of, migrate, run, running, wait_for
from test_readme_steps import PRODUCTION

from generator.answers.questions import Answers

# Without accounts anybody may write: what is asked here is what becomes of the data.
OPEN: Answers = {"database": "postgresql", "auth": "none", "admin": False, "rest": True}

# What the answer of async_needs makes of views.
ASYNC = {"none": "plain views", "views": "async views"}


class Service(NamedTuple):
    """A service in production: where it answers, and its process."""

    address: str
    process: "subprocess.Popen[bytes]"


@contextmanager
def served(project: RenderedProject, servers: Mapping[str, str]) -> Iterator[Service]:
    """Serve a project as its README deploys it."""
    variables = production(project, servers)
    prepare(project, variables)
    with process_of(project, variables) as service:
        yield service


def prepare(project: RenderedProject, variables: Mapping[str, str]) -> None:
    """Do what comes once before a version of the project is served."""
    if project.framework == "django":
        run(project, "python manage.py collectstatic --noinput", variables)
    migrate(project, variables)


@contextmanager
def process_of(project: RenderedProject, variables: Mapping[str, str]) -> Iterator[Service]:
    """Serve a project in one process, on a port of its own."""
    port = str(free_port())
    where = {"PORT": port, "UVICORN_PORT": port}
    with running(project, serving_command(project), {**variables, **where}) as process:
        address = f"http://127.0.0.1:{port}"
        wait_for(lambda: is_alive(address), process, log_of(project))
        yield Service(address, process)


def serving_command(project: RenderedProject) -> str:
    """Return the command that the README has for production."""
    readme = project.text("README.md")
    (command,) = re.findall(r"^uv run --no-dev ((?:gunicorn|uvicorn).*)$", readme, re.MULTILINE)
    return str(command)


def production(project: RenderedProject, servers: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of production, whose limits hold nobody up."""
    unlimited = "1000000/min" if project.framework == "django" else "1000000 per minute"
    secret = secrets.token_urlsafe(50)
    return {**PRODUCTION, "SECRET_KEY": secret, "TRUSTED_PROXIES": "1", "API_RATE_LIMIT": unlimited,
            **servers}  # fmt: skip


def workers_of(service: Service) -> list[str]:
    """Return the numbers of the processes that a service's master started."""
    listing = ["ps", "-o", "pid=", "--ppid", str(service.process.pid)]
    return subprocess.run(listing, capture_output=True, text=True, check=True).stdout.split()


def status_of(address: str, path: str) -> int:
    """Return what a call is answered with."""
    return requests.get(f"{address}{path}", headers=PROXIED, timeout=PATIENCE).status_code

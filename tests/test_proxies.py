"""A service behind a proxy, as "Deploying" of its README asks for one."""

import secrets
import socket
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from answer_sets import FRAMEWORKS, whole
from conftest import Counter
from projects import RenderedProject
from servers import Server, nginx
from servers.relay import relay
from servers.running import free_port
from serving import migrate, run, serving
from test_readme_steps import PRODUCTION

# More than gunicorn has threads, whatever the number of processors is.
VISITORS = 50
PATIENCE = 20


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_visitors_who_send_slowly_keep_nobody_out(
    framework: str, tmp_path: Path, counted: Counter
) -> None:
    if reason := nginx.missing():
        pytest.skip(reason)
    project = RenderedProject(framework, whole(framework, {}), tmp_path)
    servers = {
        **PRODUCTION, "SECRET_KEY": secrets.token_urlsafe(50), "TRUSTED_PROXIES": "1",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
    }  # fmt: skip
    if framework == "django":
        run(project, "python manage.py collectstatic --noinput", servers)
    migrate(project, servers)
    port = free_port()
    command = "gunicorn --bind 127.0.0.1:{port}"
    with (
        serving(project, command, port, servers) as service,
        nginx.in_front_of(service) as proxy,
        ExitStack() as stack,
    ):
        for _ in range(VISITORS):
            visitor = stack.enter_context(socket.create_connection(("127.0.0.1", proxy.port)))
            visitor.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        for path in ("/health/ready", "/"):
            assert requests.get(f"{proxy.address}{path}", timeout=PATIENCE).status_code == 200
    counted.add("services that slow visitors do not keep from others, behind a proxy")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_database_that_stands_still_keeps_nobody_waiting_for_long(
    framework: str, tmp_path: Path, server: Callable[[str], Server], counted: Counter
) -> None:
    if reason := nginx.missing():
        pytest.skip(reason)
    project = RenderedProject(framework, whole(framework, {"database": "postgresql"}), tmp_path)
    url = urlsplit(server("postgresql").new_database())
    with relay(url.port or 0) as line:
        servers = {
            **PRODUCTION, "SECRET_KEY": secrets.token_urlsafe(50), "TRUSTED_PROXIES": "1",
            "DATABASE_URL": url._replace(netloc=f"postgres@127.0.0.1:{line.port}").geturl(),
        }  # fmt: skip
        if framework == "django":
            run(project, "python manage.py collectstatic --noinput", servers)
        migrate(project, servers)
        command = "gunicorn --bind 127.0.0.1:{port}"
        with (
            serving(project, command, free_port(), servers) as service,
            nginx.in_front_of(service, seconds=2) as proxy,
        ):
            ready = f"{proxy.address}/health/ready"
            assert requests.get(ready, timeout=PATIENCE).status_code == 200
            line.freeze()
            assert requests.get(ready, timeout=PATIENCE).status_code == 504
            assert requests.get(f"{proxy.address}/health/live", timeout=PATIENCE).status_code == 200
            line.mend()
            assert requests.get(ready, timeout=PATIENCE).status_code == 200
    counted.add("services behind a proxy whose database stood still")

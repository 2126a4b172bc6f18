"""A service behind a proxy, as "Deploying" of its README asks for one."""

import socket
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from answer_sets import FRAMEWORKS, whole
from browser import PATIENCE
from conftest import Counter
from in_production import served, status_of
from projects import RenderedProject
from servers import Server, nginx
from servers.relay import relay

# More than gunicorn has threads, whatever the number of processors is.
VISITORS = 50


@pytest.mark.fault(f"{VISITORS} visitors send their requests slowly")
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_visitors_who_send_slowly_keep_nobody_out(
    framework: str, tmp_path: Path, counted: Counter, seen: Callable[..., None]
) -> None:
    if reason := nginx.missing():
        pytest.skip(reason)
    project = RenderedProject(framework, whole(framework, {}), tmp_path)
    with (
        served(project, {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}) as service,
        nginx.in_front_of(service.address) as proxy,
        ExitStack() as stack,
    ):
        for _ in range(VISITORS):
            visitor = stack.enter_context(socket.create_connection(("127.0.0.1", proxy.port)))
            visitor.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        statuses = [status_of(proxy.address, path) for path in 5 * ("/health/ready", "/")]
    assert {*statuses} == {200}
    seen(framework, f"{len(statuses)} of {len(statuses)} requests of others answered")
    counted.add("services that slow visitors do not keep from others, behind a proxy")


@pytest.mark.fault("The database stands still, without a word")
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_database_that_stands_still_keeps_nobody_waiting_for_long(
    framework: str,
    tmp_path: Path,
    server: Callable[[str], Server],
    counted: Counter,
    seen: Callable[..., None],
) -> None:
    if reason := nginx.missing():
        pytest.skip(reason)
    project = RenderedProject(framework, whole(framework, {"database": "postgresql"}), tmp_path)
    url = urlsplit(server("postgresql").new_database())
    with relay(url.port or 0) as line:
        netloc = f"postgres@127.0.0.1:{line.port}"
        with (
            served(project, {"DATABASE_URL": url._replace(netloc=netloc).geturl()}) as service,
            nginx.in_front_of(service.address, seconds=2) as proxy,
        ):
            ready = f"{proxy.address}/health/ready"
            assert requests.get(ready, timeout=PATIENCE).status_code == 200
            line.freeze()
            assert requests.get(ready, timeout=PATIENCE).status_code == 504
            assert requests.get(f"{proxy.address}/health/live", timeout=PATIENCE).status_code == 200
            line.mend()
            assert requests.get(ready, timeout=PATIENCE).status_code == 200
    seen(
        framework,
        "504 by the proxy after its time, what needs no database answered; then as before",
    )
    counted.add("services behind a proxy whose database stood still")

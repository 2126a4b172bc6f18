{% set on = cookiecutter.__features %}
{% set example = 'notes' if 'notes' in on else 'statistics' %}
"""Live: what is told over WebSockets, by a real server to real clients."""

{% filter imports %}
import pytest
from collections.abc import Iterator
from socket import create_connection
from threading import Thread
from time import monotonic, sleep
from flask import Flask
from flask.testing import FlaskClient
from websockets.exceptions import InvalidStatus
from werkzeug.serving import make_server
from {{ cookiecutter.project_slug }}.live.connections import GOING_AWAY, TRY_AGAIN_LATER, Connections
from tests.visitors import LONGEST_WAIT, visiting
{% fragments "tests.live.imports" %}
{% endfilter %}

PATH = "/ws/{{ example }}/"
TOO_BIG = 1009


@pytest.fixture
def host(app: Flask) -> Iterator[str]:
    """A server that listens: its name and port."""
    server = make_server("localhost", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"localhost:{server.port}"
    held(app).end()
    server.shutdown()
    thread.join()
    server.server_close()
{% fragments "tests.live.fixtures" %}


def held(app: Flask) -> Connections:
    """Give the connections that the application holds."""
    connections: Connections = app.extensions["live"]
    return connections


def wait_until_held(app: Flask, number: int) -> None:
    """Wait until the application holds so many connections."""
    deadline = monotonic() + LONGEST_WAIT
    while len(held(app).sockets) != number:
        assert monotonic() < deadline
        sleep(0.01)
{% fragments "tests.live" %}


def test_a_page_from_elsewhere_is_refused(address: str) -> None:
    with (
        pytest.raises(InvalidStatus) as refused,
        visiting(address, origin="http://evil.example"),
    ):
        pass

    assert refused.value.response.status_code == 403


def test_a_page_of_this_service_is_let_in(app: Flask, host: str, address: str) -> None:
    with visiting(address, origin=f"http://{host}"):
        wait_until_held(app, 1)


def test_an_ordinary_request_is_refused(client: FlaskClient) -> None:
    assert client.get(PATH).status_code == 400


def test_there_are_only_so_many_connections(
    app: Flask, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held(app), "most", 1)
    with visiting(address):
        wait_until_held(app, 1)
        with visiting(address) as second:
            assert second.hear_the_end() == TRY_AGAIN_LATER


def test_a_long_message_ends_the_connection(address: str) -> None:
    with visiting(address) as visitor:
        visitor.send("x" * 20_000)

        assert visitor.hear_the_end() == TOO_BIG


def test_who_leaves_is_held_no_longer(app: Flask, address: str) -> None:
    with visiting(address):
        wait_until_held(app, 1)

    wait_until_held(app, 0)


def test_who_gives_no_sign_of_life_is_held_no_longer(
    app: Flask, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config["SOCK_SERVER_OPTIONS"], "ping_interval", 0.1)
    lines = (
        f"GET {PATH} HTTP/1.1",
        f"Host: {host}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        {% fragments "tests.live.handshake" %}
    )
    with create_connection(("localhost", int(host.rpartition(":")[2])), LONGEST_WAIT) as silent:
        silent.sendall("\r\n".join((*lines, "", "")).encode())
        wait_until_held(app, 1)

        wait_until_held(app, 0)


def test_a_process_that_ends_says_goodbye(app: Flask, address: str) -> None:
    with visiting(address) as visitor:
        wait_until_held(app, 1)
        held(app).end()

        assert visitor.hear_the_end() == GOING_AWAY

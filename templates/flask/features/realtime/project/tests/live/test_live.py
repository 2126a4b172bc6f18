{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set sessions, tokens = 'accounts' in on, 'live_tokens' in on %}
{% set guarded = sessions or tokens %}
{% set by_api = notes and 'rest' in on %}
{% set by_pages = notes and 'forms' in on and 'pages' in on and not by_api %}
{% set entry = ', entry: Entry' if guarded else '' %}
{% macro test(name, parameters) -%}
{% set line = 'def ' ~ name ~ '(' ~ parameters ~ ') -> None:' %}
{% if line | length <= 100 %}
{{ line }}
{%- else %}
def {{ name }}(
    {{ parameters }}
) -> None:
{%- endif %}
{%- endmacro %}
{% set entered = ', **entry' if guarded %}
"""Live: what is sent over WebSockets, by a real server to real clients."""

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
from {{ cookiecutter.project_slug }}.live.socket import LONGEST_MESSAGE
from tests.live.visitors import LONGEST_WAIT, {{ 'Visitor, ' if notes }}visiting
{% if by_api %}
from tests.callers import Caller
{% elif by_pages %}
from tests.browser import Browser
{% elif notes %}
from {{ cookiecutter.project_slug }}.live.publishing import publish
{% endif %}
{% if notes %}
from collections.abc import Callable
from {{ cookiecutter.project_slug }}.live.publishing import RedisChannel
from {{ cookiecutter.project_slug }}.notes import storage
from tests.notes.notebook import Notebook
{% else %}
from {{ cookiecutter.project_slug }}.live.connections import Newest
{% if 'pages' in on %}
from tests.browser import Browser
{% endif %}
{% endif %}
{% if guarded %}
from typing import Any
from {{ cookiecutter.project_slug }}.live.socket import NOT_SIGNED_IN
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import PASSWORD, lock_out
from websockets.exceptions import ConnectionClosed
from {{ cookiecutter.project_slug }}.live.publishing import publish
{% endif %}
{% if sessions %}
from tests.browser import Browser
{% endif %}
{% fragments "tests.live.imports" %}
{% endfilter %}
{% if guarded %}

Entry = dict[str, Any]
{% endif %}

PATH = "/ws/{{ 'notes' if notes else 'statistics' }}/"
TOO_LONG = 1009


@pytest.fixture
def host(app: Flask) -> Iterator[str]:
    """A server that listens: its name and port."""
    server = make_server("localhost", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"localhost:{server.port}"
    held(app).end()
    wait_until_held(app, 0)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def address(host: str) -> str:
    """Where the socket is."""
    return f"{host}{PATH}"
{% if sessions %}


@pytest.fixture
def entry(app: Flask, ada: User) -> Entry:
    """Credentials: the cookie of a session."""
    browser = Browser(app.test_client())
    browser.log_in(ada.email, PASSWORD)
    return {"additional_headers": {"Cookie": cookie_of(browser)}}


def cookie_of(browser: Browser) -> str:
    """Return the cookie of a session, as browsers send it."""
    cookie = browser.client.get_cookie("session")
    assert cookie
    return f"session={cookie.value}"
{% elif tokens %}


@pytest.fixture
def entry(client: FlaskClient, ada: User) -> Entry:
    """Credentials: a token."""
    return {"subprotocols": ["notes", f"bearer.{tokens_of(client, ada)['access']}"]}
{% endif %}
{% if tokens %}


def tokens_of(client: FlaskClient, user: User) -> dict[str, str]:
    """Log in to the API."""
    credentials = {"email": user.email, "password": PASSWORD}
    tokens: dict[str, str] = client.post("/api/v1/tokens/", json=credentials).get_json()
    return tokens
{% endif %}


def held(app: Flask) -> Connections:
    """Return the connections that the application holds."""
    connections: Connections = app.extensions["live"]
    return connections


def wait_until_held(app: Flask, number: int) -> None:
    """Wait until the application holds so many connections."""
    deadline = monotonic() + LONGEST_WAIT
    while len(held(app).sockets) != number:
        assert monotonic() < deadline
        sleep(0.01)
{% if notes %}


def present_version(app: Flask) -> str:
    """Return the version of the notes at this moment."""
    with app.app_context():
        return storage.version()


def first_version(address: str{{ ', **entry: Any' if guarded }}) -> str:
    """Listen until the first version is sent."""
    with visiting(address{{ entered }}) as visitor:
        return str(visitor.hear()["version"])


def wait_for_version(visitor: Visitor, version: str) -> None:
    """Listen until a version is sent: one alone, or one that was published after a change."""
    while str(visitor.hear()["version"]).partition(".")[0] != version:
        pass


@pytest.fixture
{% if by_api %}
def changes(caller: Caller, notebook: Notebook) -> list[Callable[[], object]]:
    """Changes by the API: a note is written, another one changed and deleted."""
    path = f"/api/v1/notes/{notebook.write('Old')}/"
    return [
        lambda: caller.post("/api/v1/notes/", {"title": "New", "body": "Text"}),
        lambda: caller.patch(path, {"title": "Changed"}),
        lambda: caller.delete(path),
    ]
{% elif by_pages %}
def changes(browser: Browser, {{ 'ada: User, ' if sessions }}notebook: Notebook) -> list[Callable[[], object]]:
    """Changes in the pages: a note is written, another one changed and deleted."""
{% if sessions %}
    browser.log_in(ada.email, PASSWORD)
{% endif %}
    path = f"/notes/{notebook.write('Old')}"
    return [
        lambda: browser.submit("/notes/new/", title="New", body="Text"),
        lambda: browser.submit(f"{path}/edit/", title="Changed", body="Text"),
        lambda: browser.submit(f"{path}/delete/"),
    ]
{% else %}
def changes(app: Flask, notebook: Notebook) -> list[Callable[[], object]]:
    """A change by other code of the project, which tells of it."""

    def write() -> None:
        notebook.write("New")
        with app.app_context():
            publish(storage.version())

    return [write]
{% endif %}


{{ test('test_the_version_is_sent_at_once', 'app: Flask, address: str, notebook: Notebook' ~ entry) }}
    assert first_version(address{{ entered }}) == present_version(app)
    notebook.write("New")
    assert first_version(address{{ entered }}) == present_version(app)


{{ test('test_every_change_is_sent_to_all_sockets', 'app: Flask, address: str, changes: list[Callable[[], object]]' ~ entry) }}
    versions = [present_version(app)]
    with visiting(address{{ entered }}) as one, visiting(address{{ entered }}) as other:
        for change in changes:
            change()
            versions.append(present_version(app))
            wait_for_version(one, versions[-1])
            wait_for_version(other, versions[-1])

    assert len(set(versions)) == len(versions)


{{ test('test_the_version_differs_after_a_missed_change', 'address: str, notebook: Notebook' ~ entry) }}
    notebook.write("Old")
    before = first_version(address{{ entered }})

    notebook.write("New")

    assert first_version(address{{ entered }}) != before


{{ test('test_a_slow_reader_ends_with_the_newest_version', 'app: Flask, address: str, changes: list[Callable[[], object]]' ~ entry) }}
    with visiting(address{{ entered }}) as slow:
        for _ in range(30):
            changes[0]()
        wait_for_version(slow, present_version(app))


{{ test('test_messages_of_readers_are_ignored', 'address: str, changes: list[Callable[[], object]]' ~ entry) }}
    with visiting(address{{ entered }}) as visitor:
        before = visitor.hear()
        for message in ("{}", b"\0", "version"):
            visitor.send(message)
        changes[0]()

        assert visitor.hear() != before


def test_a_change_is_made_though_redis_is_unavailable(
    app: Flask,
    notebook: Notebook,
    changes: list[Callable[[], object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unavailable = RedisChannel("redis://127.0.0.1:1", "notes", lambda: "unknown")
    monkeypatch.setitem(app.extensions, "channel", unavailable)

    changes[0]()

    assert "New" in notebook.titles()
    assert not unavailable.answers()
{% if by_api or by_pages %}


def test_a_change_is_made_though_its_version_is_unknown(
    notebook: Notebook,
    changes: list[Callable[[], object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def version() -> str:
        raise ConnectionError("The connection was lost.")

    monkeypatch.setattr(storage, "version", version)

    changes[0]()

    assert "New" in notebook.titles()
{% endif %}
{% if 'pages' in on and sessions %}


def test_the_page_of_a_user_opens_the_socket(browser: Browser, ada: User) -> None:
    assert "data-live" not in browser.open("/notes/").text

    browser.log_in(ada.email, PASSWORD)

    assert f'data-live="{PATH}"' in browser.open("/notes/").text
{% elif 'pages' in on %}


def test_the_page_knows_where_to_listen(app: Flask, client: FlaskClient) -> None:
    page = client.get("/notes/").text

    assert f'data-live="{PATH}" data-version="{present_version(app)}"' in page
    assert "/static/live." in page
{% endif %}
{% endif %}
{% if guarded %}


def ending(address: str, **entry: Any) -> int:
    """Listen until the connection is closed, and return the reason."""
    with visiting(address, **entry) as visitor:
        return visitor.hear_the_end()


def test_a_socket_needs_a_log_in(address: str) -> None:
    assert ending(address) == NOT_SIGNED_IN
{% if sessions %}
    assert ending(address, additional_headers={"Cookie": "session=nonsense"}) == NOT_SIGNED_IN


def test_an_ended_session_opens_no_socket(address: str, browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
    browser.log_out()

    assert ending(address, additional_headers={"Cookie": cookie_of(browser)}) == NOT_SIGNED_IN
{% endif %}


def test_locked_accounts_receive_no_further_versions(
    app: Flask, address: str, ada: User, entry: Entry
) -> None:
    with visiting(address, **entry) as visitor:
        visitor.hear()
        lock_out(app, ada.email)
        with app.app_context():
            publish("new")

        with pytest.raises(ConnectionClosed, match=str(NOT_SIGNED_IN)):
            visitor.hear()
{% endif %}
{% fragments "tests.live" %}


@pytest.mark.parametrize("origin", ["http://evil.example", "http://[", "null"])
{{ test('test_a_page_from_elsewhere_is_refused', 'address: str, origin: str' ~ entry) }}
    with (
        pytest.raises(InvalidStatus) as refused,
        visiting(address, origin=origin{{ entered }}),
    ):
        pass

    assert refused.value.response.status_code == 403


{{ test('test_a_page_of_this_service_is_let_in', 'app: Flask, host: str, address: str' ~ entry) }}
    with visiting(address, origin=f"http://{host}"{{ entered }}):
        wait_until_held(app, 1)


def test_an_ordinary_request_is_refused(client: FlaskClient) -> None:
    assert client.get(PATH).status_code == 400


{{ test('test_there_are_only_so_many_connections', 'app: Flask, address: str, monkeypatch: pytest.MonkeyPatch' ~ entry) }}
    monkeypatch.setattr(held(app), "most", 1)
    with visiting(address{{ entered }}):
        wait_until_held(app, 1)
        with visiting(address{{ entered }}) as second:
            assert second.hear_the_end() == TRY_AGAIN_LATER


{{ test('test_a_long_message_ends_the_connection', 'address: str' ~ entry) }}
    with visiting(address{{ entered }}) as visitor:
        # No longer than needed: the reason may not arrive where the server leaves bytes unread.
        visitor.send("x" * (LONGEST_MESSAGE + 1))
        assert visitor.hear_the_end() == TOO_LONG


{{ test('test_closed_sockets_are_released', 'app: Flask, address: str' ~ entry) }}
    with visiting(address{{ entered }}):
        wait_until_held(app, 1)

    wait_until_held(app, 0)


{{ test('test_sockets_that_do_not_answer_pings_are_released', 'app: Flask, host: str, monkeypatch: pytest.MonkeyPatch' ~ entry) }}
    monkeypatch.setitem(app.config["SOCK_SERVER_OPTIONS"], "ping_interval", 0.5)
    lines = (
        f"GET {PATH} HTTP/1.1",
        f"Host: {host}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        {% if sessions %}
        f"Cookie: {entry['additional_headers']['Cookie']}",
        {% elif tokens %}
        f"Sec-WebSocket-Protocol: {', '.join(entry['subprotocols'])}",
        {% endif %}
    )
    with create_connection(("localhost", int(host.rpartition(":")[2])), LONGEST_WAIT) as silent:
        silent.sendall("\r\n".join((*lines, "", "")).encode())
        wait_until_held(app, 1)

        wait_until_held(app, 0)


{{ test('test_a_process_that_ends_says_goodbye', 'app: Flask, address: str' ~ entry) }}
    with visiting(address{{ entered }}) as visitor:
        {{ 'visitor.hear()' if notes else 'wait_until_held(app, 1)' }}
        held(app).end()

        assert visitor.hear_the_end() == GOING_AWAY

{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set redis = 'redis' in on %}
{% set sessions = 'accounts' in on %}
{% set tokens = 'live_tokens' in on %}
{% set guarded = sessions or tokens %}
{% set entered = ', **entry' if guarded else '' %}
{% set entry = ', entry: Entry' if guarded else '' %}
{% set socket = 'NotesSocket' if notes else 'StatisticsSocket' %}
"""Live: what is sent over WebSockets."""

{% filter imports %}
import asyncio
import uvicorn
from socket import create_server
from asgiref.sync import async_to_sync
from pytest_django import Settings
from config.asgi import application
from {{ cookiecutter.project_slug }}.live.consumers import TRY_AGAIN_LATER, {{ socket }}
from tests.live.listening import LONGEST_WAIT, connecting, listening
{% if notes %}
from concurrent.futures import ThreadPoolExecutor
from secrets import token_hex
from tests.environment import CHANNEL_URL
import logging
import pytest
from datetime import UTC, datetime
from django.utils import timezone
from asgiref.sync import sync_to_async
from django.test import Client
from {{ cookiecutter.project_slug }}.live import publishing
{% if redis %}
from {{ cookiecutter.project_slug }}.notes.storage import version
from uuid import UUID
from {{ cookiecutter.project_slug }}.notes.storage import find, remove, save
{% else %}
{% if 'mongodb' not in on %}
from django.db import transaction
{% endif %}
{% if 'mongodb' not in on %}
from {{ cookiecutter.project_slug }}.notes import signals
{% endif %}
from {{ cookiecutter.project_slug }}.notes.signals import version
from {{ cookiecutter.project_slug }}.notes.models import Note
{% endif %}
from tests.notes.notebook import Notebook
{% else %}
from {{ cookiecutter.project_slug }}.live.consumers import TOO_LONG
{% endif %}
{% if sessions or (not notes and 'pages' in on) %}
from tests.browser import Browser
{% endif %}
{{ 'from django.contrib.auth import get_user' if sessions }}
{% if guarded %}
from typing import Any
from {{ cookiecutter.project_slug }}.live import consumers
from {{ cookiecutter.project_slug }}.live.consumers import NOT_SIGNED_IN
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% if tokens %}
from {{ cookiecutter.project_slug }}.users.tokens import pair_for
{% endif %}
{% endfilter %}

PATH = "/ws/{{ 'notes' if notes else 'statistics' }}/"
{% if guarded %}

Entry = dict[str, Any]
{% endif %}
{% if notes and not redis and 'mongodb' not in on %}

# A change is sent once it is committed: these tests end their transactions.
pytestmark = pytest.mark.django_db(transaction=True)
{% endif %}
{% if sessions %}


@pytest.fixture
def entry(browser: Browser, ada: User) -> Entry:
    """Credentials: the cookie of a session."""
    browser.client.force_login(ada)
    return {"headers": {"cookie": f"sessionid={browser.client.cookies['sessionid'].value}"}}
{% elif tokens %}


@pytest.fixture
def entry(ada: User) -> Entry:
    """Credentials: a token."""
    return {"subprotocols": ("notes", f"bearer.{pair_for(ada)['access']}")}
{% endif %}
{% if notes %}


@async_to_sync
async def first_version({{ '**entry: Any' if guarded }}) -> str:
    """Listen until the first version is sent."""
    async with listening(PATH{{ entered }}) as listener:
        return str((await listener.hear())["version"])


def test_the_version_is_sent_at_once(notebook: Notebook{{ entry }}) -> None:
    assert first_version({{ '**entry' if guarded }}) == version()
    notebook.write("New")
    assert first_version({{ '**entry' if guarded }}) == version()


def test_every_change_is_sent_to_all_sockets(notebook: Notebook{{ entry }}) -> None:
    note_id = notebook.write("Old")

    def change() -> None:
        note = {{ 'find(UUID(note_id))' if redis else 'Note.objects.get(pk=note_id)' }}
        note.title = "Changed"
        {{ 'save(note)' if redis else 'note.save()' }}

    def {{ 'take_out' if redis else 'remove' }}() -> None:
        {{ 'remove(find(UUID(note_id)))' if redis else 'Note.objects.get(pk=note_id).delete()' }}

    async def listen() -> None:
        async with listening(PATH{{ entered }}) as one, listening(PATH{{ entered }}) as other:
            heard = [(await one.hear(), await other.hear())]
            for action in (lambda: notebook.write("New"), change, {{ 'take_out' if redis else 'remove' }}):
                await sync_to_async(action)()
                heard.append((await one.hear(), await other.hear()))
        assert all(first == second for first, second in heard)
        assert len({first["version"] for first, _ in heard}) == 4

    async_to_sync(listen)()


def test_no_two_changes_have_one_version(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_id = notebook.write("Old")
    # Changes of one moment: what is saved first may also be there last.
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 1, 1, tzinfo=UTC))
    versions = [version()]

    for title in ("One", "Two", "One"):
        note = {{ 'find(UUID(note_id))' if redis else 'Note.objects.get(pk=note_id)' }}
        note.title = title
        {{ 'save(note)' if redis else 'note.save()' }}
        versions.append(version())

    assert len(set(versions)) == 4


def test_the_version_differs_after_a_missed_change(notebook: Notebook{{ entry }}) -> None:
    notebook.write("Old")
    before = first_version({{ '**entry' if guarded }})

    notebook.write("New")

    assert first_version({{ '**entry' if guarded }}) != before


{% if not redis and 'mongodb' not in on %}
def test_what_was_rolled_back_is_not_sent(notebook: Notebook{{ entry }}) -> None:
    def write_in_vain() -> None:
        with transaction.atomic():
            notebook.write("New")
            transaction.set_rollback(True)

    async def listen() -> None:
        async with listening(PATH{{ entered }}) as listener:
            await listener.hear()
            await sync_to_async(write_in_vain)()
            assert await listener.hears_nothing()

    async_to_sync(listen)()


{% endif %}
def test_a_slow_reader_gets_the_newest_version_only(notebook: Notebook{{ entry }}) -> None:
    async def listen() -> None:
        async with listening(PATH{{ entered }}) as slow, listening(PATH{{ entered }}) as quick:
            await slow.hear()
            await quick.hear()
            for number in range(20):
                await sync_to_async(notebook.write)(f"Note {number}")
                newest = await quick.hear()
            heard = [await slow.hear()]
            while heard[-1] != newest:
                heard.append(await slow.hear())
            # One was on its way and one was being sent when the reader stopped; then the newest.
            assert len(heard) <= 3
            assert await slow.hears_nothing()

    async_to_sync(listen)()


def test_messages_of_readers_are_ignored(notebook: Notebook{{ entry }}) -> None:
    async def listen() -> None:
        async with listening(PATH{{ entered }}) as listener:
            await listener.hear()
            await listener.say("hello")
            await listener.say(b"\0")
            await sync_to_async(notebook.write)("New")
            assert (await listener.hear())["version"] == await sync_to_async(version)()

    async_to_sync(listen)()


def test_versions_reach_other_processes_through_redis(settings: Settings{{ entry }}) -> None:
    if not CHANNEL_URL:
        pytest.skip("Name a Redis in CHANNEL_URL: nothing was sent from one process to another.")
    redis = {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [CHANNEL_URL], "prefix": token_hex(8)},
    }
    settings.CHANNEL_LAYERS = {"default": redis}

    def write_elsewhere() -> None:
        """Write as another process does: with a connection of its own to Redis."""
        with ThreadPoolExecutor() as elsewhere:
            elsewhere.submit(publishing.publish, "new").result()

    async def listen() -> None:
        async with listening(PATH{{ entered }}) as listener:
            await listener.hear()
            await asyncio.to_thread(write_elsewhere)
            assert await listener.hear() == {"version": "new"}

    async_to_sync(listen)()


def test_a_change_is_saved_though_the_channel_layer_fails(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def refuse(_version: str) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(publishing, "send", refuse)
    with caplog.at_level(logging.ERROR):
        notebook.write("New")

    assert notebook.titles() == ["New"]
    assert "No reader was notified" in caplog.text


def test_a_channel_that_is_unavailable_is_seen_and_stops_nothing(
    client: Client, settings: Settings
) -> None:
    settings.CHANNEL_URL = "redis://127.0.0.1:1/0"

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["channel"] == "unavailable"
{% if 'pages' in on %}


{% if sessions %}
def test_the_page_of_a_user_opens_the_socket(browser: Browser, ada: User) -> None:
    assert "data-live" not in browser.open("/notes/").text

    browser.client.force_login(ada)
    page = browser.open("/notes/").text

{% else %}
def test_the_page_knows_where_to_listen(client: Client) -> None:
    page = client.get("/notes/").text

{% endif %}
    assert f'data-live="{PATH}" data-version="{version()}"' in page
    assert "/static/live." in page
{% endif %}
{% endif %}
{% if guarded %}


@async_to_sync
async def ending(**entry: Any) -> int:
    """Listen until the connection is closed, and return the reason."""
    async with listening(PATH, **entry) as listener:
        return await listener.hear_the_end()


def test_a_socket_needs_a_log_in() -> None:
    assert ending() == NOT_SIGNED_IN
{% if sessions %}
    assert ending(headers={"cookie": "sessionid=nonsense"}) == NOT_SIGNED_IN


def test_an_ended_session_opens_no_socket(browser: Browser, entry: Entry) -> None:
    browser.log_out()

    assert ending(**entry) == NOT_SIGNED_IN


def test_a_log_out_ends_sockets_that_are_open(
    browser: Browser, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consumers, "SECONDS_BETWEEN_CHECKS", 0.1)

    async def listen() -> None:
        async with listening(PATH, **entry) as listener:
            await listener.hear()
            await sync_to_async(browser.log_out)()
            assert await listener.hear_the_end() == NOT_SIGNED_IN

    async_to_sync(listen)()
{% endif %}
{% endif %}
{% fragments "tests.live" %}


def test_a_page_from_elsewhere_is_refused({{ 'entry: Entry' if guarded }}) -> None:
    async def listen() -> None:
{% if sessions %}
        headers = entry["headers"] | {"origin": "http://evil.example"}
        async with connecting(PATH, headers) as listener:
{% else %}
        headers = {"origin": "http://evil.example"}
        async with connecting(PATH, headers{{ ', entry["subprotocols"]' if tokens }}) as listener:
{% endif %}
            assert (await listener.next())["type"] == "websocket.close"

    async_to_sync(listen)()


def test_a_page_of_this_service_is_let_in() -> None:
    async def listen() -> None:
        async with listening(PATH, {"origin": "http://localhost:8000"}):
            pass

    async_to_sync(listen)()


def test_there_is_nothing_at_other_addresses() -> None:
    async def listen() -> None:
        async with connecting("/ws/none/") as listener:
            assert (await listener.next())["type"] == "websocket.close"

    async_to_sync(listen)()


def test_there_are_only_so_many_connections(settings: Settings) -> None:
    settings.LIVE_CONNECTIONS = 1

    async def listen() -> None:
        async with listening(PATH), listening(PATH) as second:
            assert await second.hear_the_end() == TRY_AGAIN_LATER

    async_to_sync(listen)()


def test_closed_sockets_are_released({{ 'entry: Entry' if guarded }}) -> None:
    async def listen() -> None:
        async with listening(PATH{{ entered }}):
            assert len({{ socket }}.everyone) == 1
        assert not {{ socket }}.everyone

    async_to_sync(listen)()


def test_sockets_that_do_not_answer_pings_are_released({{ 'entry: Entry' if guarded }}) -> None:
    async def listen() -> None:
        config = uvicorn.Config(
            application, lifespan="off", log_config=None, ws_ping_interval=0.1, ws_ping_timeout=0.1
        )
        server = uvicorn.Server(config)
        with create_server(("127.0.0.1", 0)) as door:
            serving = asyncio.create_task(server.serve([door]))
            reader, writer = await asyncio.open_connection(*door.getsockname())
            lines = (
                f"GET {PATH} HTTP/1.1",
                "Host: localhost",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                {% if sessions %}
                f"Cookie: {entry['headers']['cookie']}",
                {% elif tokens %}
                f"Sec-WebSocket-Protocol: {', '.join(entry['subprotocols'])}",
                {% endif %}
            )
            writer.write("\r\n".join((*lines, "", "")).encode())
            assert b"101 Switching Protocols" in await reader.readline()
            # Nothing is answered, not even pings: the end comes from the other side.
            await asyncio.wait_for(reader.read(), LONGEST_WAIT)
            writer.close()
            server.should_exit = True
            await serving
        assert not {{ socket }}.everyone

    async_to_sync(listen)()

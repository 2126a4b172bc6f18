"""Pages that keep themselves fresh: two real browsers, and 500 readers at once."""

import asyncio
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS, whole
from browser import PATIENCE, Browser
from conftest import Counter
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Locator, Page, expect, sync_playwright
from projects import RenderedProject
from servers import Server
from servers.running import free_port
from serving import migrate, serving
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from generator.answers.questions import Answers

REALTIME: Answers = {
    "database": "sqlite", "auth": "none", "admin": False, "async_needs": "realtime", "pages": True,
}  # fmt: skip
READERS = 500
# A reader waits at most so many milliseconds between two tries to connect, and then some; a busy
# machine takes longer. What fails in another way than by time fails at once.
expect.set_options(timeout=PATIENCE * 1000)

CHROMIUM_MISSING = (
    "chromium was not found: no page was opened in a real browser. "
    "On Debian: apt-get install chromium"
)

# How production serves a project: one process each, as one Redis and one machine hold it.
PRODUCTION = {
    "django": "uv run uvicorn config.asgi:application --port {port}",
    "flask": "uv run gunicorn --bind 127.0.0.1:{port} wsgi:app",
}


@contextmanager
def two_pages() -> Iterator[tuple[Page, Page]]:
    """Open two browsers that share nothing; give a page of each."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip(CHROMIUM_MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"], timeout=PATIENCE * 1000
        )
        try:
            yield page_of(browser), page_of(browser)
        finally:
            browser.close()


def page_of(browser: Chromium) -> Page:
    """Return a page that shares nothing with another."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE * 1000)
    return context.new_page()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_note_of_one_browser_appears_in_another(
    framework: str, tmp_path: Path, counted: Counter
) -> None:
    project = RenderedProject(framework, whole(framework, REALTIME), tmp_path)
    migrate(project, {})
    port, serve = free_port(), project.project.commands["serve"]
    with two_pages() as (reader, writer):
        messages: list[tuple[str, str]] = []
        reader.on("console", lambda message: messages.append((message.type, message.text)))
        with serving(project, serve, port, {}) as address:
            reader.goto(f"{address}/notes/")
            write(writer, address, "From the other browser")
            expect(link(reader, "From the other browser")).to_be_visible()
            errors = [text for kind, text in messages if kind == "error"]
            assert errors == [], "the page breaks no rule of its Content-Security-Policy"
        with serving(project, serve, port, {}) as address:
            write(writer, address, "While the line was down")
            expect(link(reader, "While the line was down")).to_be_visible()
    counted.add("pages that two browsers kept fresh")


def write(page: Page, address: str, title: str) -> None:
    page.goto(f"{address}/notes/new/")
    page.locator("[name=title]").fill(title)
    page.locator("[name=body]").fill("Text")
    page.locator("main form button").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def link(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=name)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_500_readers_hear_of_a_change(
    framework: str, tmp_path: Path, server: Callable[[str], Server], counted: Counter
) -> None:
    servers = {
        "CHANNEL_URL": server("redis").new_database(),
        "LIVE_CONNECTIONS": str(READERS),
    }
    project = RenderedProject(framework, whole(framework, REALTIME), tmp_path)
    migrate(project, servers)
    with serving(project, PRODUCTION[framework], free_port(), servers) as address:
        told = asyncio.run(readers_told(address, READERS))
    assert told == READERS
    counted.add(f"readers told of a change ({framework})", told)


async def readers_told(address: str, number: int) -> int:
    """Open so many sockets, make one note, and count those that hear of it."""
    opened = [open_reader(address) for _ in range(number)]
    readers = [await one for one in opened]
    try:
        before = json.loads(await readers[0].recv())
        await asyncio.gather(*(reader.recv() for reader in readers[1:]))
        await asyncio.to_thread(make_note, address)
        async with asyncio.timeout(PATIENCE):
            heard = await asyncio.gather(*(reader.recv() for reader in readers))
    finally:
        await asyncio.gather(*(reader.close() for reader in readers))
    return sum(json.loads(message) != before for message in heard)


async def open_reader(address: str) -> ClientConnection:
    # By default, a socket that hears nothing for some seconds is given up: by the clock, that is.
    return await connect(
        f"{address.replace('http', 'ws')}/ws/notes/",
        origin=Origin(address),
        open_timeout=PATIENCE,
        ping_interval=None,
        close_timeout=PATIENCE,
    )


def make_note(address: str) -> None:
    user = Browser(address)
    user.open("/notes/new/")
    user.submit("title", title="For 500 readers", body="Text")

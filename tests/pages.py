"""The page that compares two layouts, in a real browser: a plugin of the modules that test it.

Each of them says in ``frameworks`` which layouts are compared.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    Locator,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from generator.comparing.comparison import Comparison
from generator.comparing.page import page as page_of

CHROMIUM_MISSING = (
    "chromium was not found: the page that compares layouts was opened in no real browser. "
    "On Debian: apt-get install chromium"
)
# Milliseconds after which a browser hangs. Nothing takes nearly as long, even where the machine is
# busy.
PATIENCE = 300_000
expect.set_options(timeout=PATIENCE)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser, or skip what asks for one where there is none."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip(CHROMIUM_MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"], timeout=PATIENCE
        )
        yield browser
        browser.close()


def written(comparison: Comparison, folder: Path) -> str:
    file = folder / "comparison.html"
    file.write_text(page_of(comparison), encoding="utf-8")
    return file.as_uri()


@contextmanager
def opened(page: Page, address: str) -> Iterator[Page]:
    """Open a page that says nothing, breaks no rule of its policy and asks no network."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"the console says: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"the script failed: {error}"))
    page.on("request", lambda request: complaints.extend(asked_for(request.url, address)))
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    try:
        yield page
    finally:
        page.close()
    assert complaints == []


def asked_for(url: str, address: str) -> list[str]:
    return [] if url.partition("#")[0] == address else [f"the page asks for {url}"]


def file_row(page: Page, name: str) -> Locator:
    return page.locator(".pair", has=page.locator("summary .path", has_text=name)).first


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(frameworks: Comparison, tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(frameworks, tmp_path_factory.mktemp("page"))


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    size = ViewportSize(width=1400, height=900)
    with opened(browser.new_page(viewport=size, color_scheme="light"), address) as page:
        yield page

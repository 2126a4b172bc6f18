"""Passkeys of generated projects, in a real browser with a device that it plays itself."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from answer_sets import whole
from browser import PATIENCE
from conftest import Counter
from playwright.sync_api import Page, expect, sync_playwright
from projects import RenderedProject
from servers.running import free_port
from serving import migrate, run, serving
from test_live_pages import CHROMIUM_MISSING

EMAIL, PASSWORD = "root@example.org", "a rather long password"
# Each makes an administrator, whose address needs no message to confirm it.
ACCOUNT = {
    "django": f"uv run python manage.py createsuperuser --noinput --email {EMAIL} --name Root",
    "flask": f"uv run flask create-admin {EMAIL}",
}
SECRETS = {"DJANGO_SUPERUSER_PASSWORD": PASSWORD, "ADMIN_PASSWORD": PASSWORD}
# A phone that is unlocked, and touched whenever it asks.
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True,
    "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
}  # fmt: skip


@pytest.mark.parametrize(
    ("framework", "orm"), [("django", "default"), ("flask", "default"), ("flask", "peewee")]
)
def test_passkeys_log_in_alone_and_after_the_password(
    framework: str, orm: str, tmp_path: Path, counted: Counter
) -> None:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip(CHROMIUM_MISSING)
    project = RenderedProject(
        framework, whole(framework, {"two_factor": True, "orm": orm}), tmp_path
    )
    migrate(project, {})
    run(project, ACCOUNT[framework], SECRETS)
    with (
        serving(project, project.project.commands["serve"], free_port(), {}) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"], timeout=PATIENCE * 1000
        )
        try:
            page = browser.new_context(locale="en").new_page()
            page.set_default_timeout(PATIENCE * 1000)
            said: list[str] = []
            page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
            device = page.context.new_cdp_session(page)
            device.send("WebAuthn.enable")
            device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
            # Passkeys belong to the name of a host, never to an address.
            WAYS[framework](page, address.replace("127.0.0.1", "localhost"))
            assert said == [], "the pages break no rule of their Content-Security-Policy"
        finally:
            browser.close()
    counted.add("log-ins by passkeys")


def on_django(page: Page, site: str) -> None:
    log_in(page, site, "login")
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    page.goto(f"{site}/accounts/2fa/webauthn/add/")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.locator("[name=passwordless]").check()
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", name="Recovery Codes")).to_be_visible()
    leave(page)

    page.goto(f"{site}/accounts/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    leave(page)

    log_in(page, site, "login")
    page.get_by_role("button", name="Use a security key").click()
    leave(page)


def on_flask(page: Page, site: str) -> None:
    passkeys = f"{site}/accounts/2fa/passkeys/"
    log_in(page, site, "email")
    expect(page.get_by_role("button", name="Log out")).to_be_visible()
    page.goto(passkeys)
    add(page, "Instead of the password")
    leave(page)

    page.goto(f"{site}/accounts/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()

    page.goto(passkeys)
    page.get_by_role("button", name="Remove").click()
    add(page, "After the password")
    leave(page)

    log_in(page, site, "email")
    page.get_by_role("button", name="Use a passkey").click()
    leave(page)


WAYS: dict[str, Callable[[Page, str], None]] = {"django": on_django, "flask": on_flask}


def add(page: Page, usage: str) -> None:
    page.locator("[name=name]:visible").fill("Phone")
    page.get_by_label(usage).check()
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="App for codes")).to_be_visible()


def log_in(page: Page, site: str, name: str) -> None:
    page.goto(f"{site}/accounts/login/")
    page.locator(f"[name={name}]").fill(EMAIL)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def leave(page: Page) -> None:
    """Log out, by the button that only those see who are logged in."""
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("link", name="Log in")).to_be_visible()

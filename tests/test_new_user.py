"""From one command to a note seen in the page, the admin and the API, as a new user would."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
from answer_sets import FRAMEWORKS
from browser import PATIENCE, Browser
from conftest import Counter
from projects import BIN

from generator.project.installing import uv_binary

EMAIL, PASSWORD = "ada@example.com", "correct-horse-battery-staple"

MAKE_ADMINISTRATOR = {
    "django": (
        "python manage.py createsuperuser --noinput --name Root --email root@example.com".split(),
        {"DJANGO_SUPERUSER_PASSWORD": PASSWORD},
    ),
    "flask": (["flask", "create-admin", "root@example.com"], {"ADMIN_PASSWORD": PASSWORD}),
}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_note_from_sign_up_to_the_api(framework: str, tmp_path: Path, counted: Counter) -> None:
    words = ["--framework", framework, "--auth", "both"]
    with served(tmp_path, *words) as (address, log):
        project = tmp_path / "shelf"
        user = Browser(address)
        sign_up(user, log)
        user.open("/notes/new/")
        user.submit("title", title="Milk & honey", body="From the page")
        user.open("/notes/")
        user.shows("Milk &amp; honey")

        words, secret = MAKE_ADMINISTRATOR[framework]
        run_in(project, words, secret)
        check_admin(Browser(address))

        token = requests.post(
            f"{address}/api/v1/tokens/",
            json={"email": EMAIL, "password": PASSWORD},
            timeout=PATIENCE,
        ).json()["access"]
        headers = {"Authorization": f"Bearer {token}"}
        made = requests.post(
            f"{address}/api/v1/notes/",
            json={"title": "Tea", "body": "x"},
            headers=headers,
            timeout=PATIENCE,
        )
        assert made.status_code == 201, made.text
        listed = requests.get(f"{address}/api/v1/notes/", headers=headers, timeout=PATIENCE).json()
        assert {note["title"] for note in listed["results"]} == {"Milk & honey", "Tea"}
        assert run_in(project, ["git", "status", "--porcelain"], {}) == ""
    counted.add("projects made, served and used over HTTP")


def sign_up(user: Browser, log: Path) -> None:
    """Make an account, follow the link in the mail, and log in."""
    user.open("/accounts/signup/")
    passwords = re.findall(r'name="(password\w*)"', user.page.text)
    name = {"name": "Ada"} if 'name="name"' in user.page.text else {}
    user.submit("email", email=EMAIL, **name, **dict.fromkeys(passwords, PASSWORD))
    link = confirmation_link(user.address, log)
    user.open(link)
    if "<form" in user.page.text and "confirm" in user.page.url:
        user.submit("csrfmiddlewaretoken")
    user.open("/accounts/login/")
    if "/login" in user.page.url:
        field = "login" if 'name="login"' in user.page.text else "email"
        user.submit(field, **{field: EMAIL, "password": PASSWORD})
    user.open("/notes/")
    user.shows("/notes/new/")


def confirmation_link(address: str, log: Path) -> str:
    """Wait for the mail that the server prints; give the link in it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        text = log.read_text().replace("=\n", "").replace("=3D", "=")
        found = re.search(r"https?://\S+/accounts/\S*confirm\S*", text)
        if found:
            return found.group().rstrip(".")
        # Fails at once where the server has ended.
        requests.get(f"{address}/health/live", timeout=PATIENCE)
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def check_admin(administrator: Browser) -> None:
    """Claim that the first administrator sees the note in the admin."""
    administrator.open("/admin/")
    for name in ("login", "email", "username"):
        if f'name="{name}"' in administrator.page.text:
            administrator.submit(name, **{name: "root@example.com", "password": PASSWORD})
            break
    administrator.open("/admin/")
    links = re.findall(r'href="(/admin/(?:notes/)?notes?/)"', administrator.page.text)
    assert links, administrator.page.text[-2000:]
    administrator.open(max(links, key=len))
    administrator.shows("Milk &amp; honey")


@contextmanager
def served(folder: Path, *words: str) -> Iterator[tuple[str, Path]]:
    """Make a project with everything and serve it; give its address and the server's output."""
    log = folder / "log.txt"
    command: list[str | Path] = [BIN / "startwise", "new", "Shelf", "--rest", *words, "--run"]
    with (
        log.open("w") as output,
        subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, start_new_session=True, env=_environment(),
        ) as running,
    ):  # fmt: skip
        try:
            yield address_of(log, running), log
        finally:
            os.killpg(running.pid, signal.SIGINT)
            try:
                running.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUNBUFFERED": "1"}


def address_of(log: Path, running: "subprocess.Popen[bytes]") -> str:
    """Wait until the server answers; give its address."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert running.poll() is None, log.read_text()
        found = re.search(r"Serving at (http://[\d.:]+)/", log.read_text())
        if found:
            try:
                requests.get(f"{found.group(1)}/health/live", timeout=PATIENCE).raise_for_status()
            except requests.RequestException:
                pass
            else:
                return found.group(1)
        time.sleep(0.2)
    raise AssertionError(log.read_text())


def run_in(project: Path, words: list[str], environment: dict[str, str]) -> str:
    prefix = [] if words[0] == "git" else [uv_binary(), "run"]
    done = subprocess.run(
        [*prefix, *words], cwd=project, env={**os.environ, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout

"""Two services behind one proxy, on one database and one Redis."""

import asyncio
import json
import secrets
import ssl
from collections.abc import Callable
from pathlib import Path

import faults
import pytest
import requests
from answer_sets import FRAMEWORKS, whole
from browser import PATIENCE, Browser
from conftest import Counter
from in_production import ASYNC, prepare, process_of, production, serving_command
from load import NOTES, PROXIED, Load, titles
from projects import RenderedProject
from servers import Server, nginx
from serving import run
from test_new_user import MAKE_ADMINISTRATOR, PASSWORD
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from generator.answers.questions import Answers

EVERYTHING: Answers = {
    "database": "postgresql", "auth": "both", "admin": True, "rest": True, "pages": True,
    "async_needs": "realtime", "cache": "redis",
}  # fmt: skip
OPEN: Answers = {"database": "postgresql", "auth": "none", "admin": False, "rest": True}
# How many wrong passwords an account may be tried with from one address.
ALLOWED = {"django": 30, "flask": 10}


@pytest.mark.fault("Two services answer in turn, behind one proxy")
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_sessions_limits_caches_and_sockets_hold_across_both(
    framework: str,
    tmp_path: Path,
    server: Callable[[str], Server],
    counted: Counter,
    seen: Callable[..., None],
) -> None:
    if reason := nginx.missing():
        pytest.skip(reason)
    project = RenderedProject(framework, whole(framework, EVERYTHING), tmp_path)
    redis = server("redis").new_database()
    variables = production(project, {
        "DATABASE_URL": server("postgresql").new_database(),
        "JWT_SECRET_KEY": secrets.token_urlsafe(50),
        **dict.fromkeys(("CACHE_URL", "CHANNEL_URL", "RATELIMIT_STORAGE_URI"), redis),
    })  # fmt: skip
    prepare(project, variables)
    words, secret = MAKE_ADMINISTRATOR[framework]
    run(project, " ".join(words), {**variables, **secret})
    with (
        process_of(project, variables) as first,
        process_of(project, variables) as second,
        nginx.in_front_of(first.address, second.address, https=True) as proxy,
    ):
        user = Browser(proxy.address)
        user.session.verify = proxy.certificate
        # What the environment believes would be asked first.
        user.session.trust_env = False
        log_in(user)
        services = set()
        for _ in range(4):
            services.add(user.open("/notes/new/").headers["X-Served-By"])
            user.shows('name="title"')
        assert len(services) == 2, "both served the one who had logged in"

        heard = asyncio.run(heard_by_both(user, proxy, "Told to both"))
        assert heard == 2
        for one in (first, second):
            assert (
                "Told to both"
                in requests.get(f"{one.address}{NOTES}", headers=PROXIED, timeout=PATIENCE).text
            )

        allowed = ALLOWED[framework]
        assert [guess(proxy) for _ in range(allowed + 1)] == [*[401] * allowed, 429], "as one"
    seen(
        framework,
        "one log-in, one cache, one limit of wrong passwords; sockets of both hear a note",
    )
    counted.add("two services behind a proxy, as one")


def log_in(user: Browser) -> None:
    user.open("/accounts/login/")
    field = "login" if 'name="login"' in user.page.text else "email"
    user.submit(field, **{field: "root@example.com", "password": PASSWORD})


async def heard_by_both(user: Browser, proxy: nginx.Proxy, title: str) -> int:
    """Open a socket to each service, make a note, and count those that hear of it."""
    readers = [await reader_of(user, proxy) for _ in range(2)]
    try:
        for reader in readers:
            await reader.recv()
        await asyncio.to_thread(write, user, title)
        async with asyncio.timeout(PATIENCE):
            return sum([bool(json.loads(await reader.recv())) for reader in readers])
    finally:
        for reader in readers:
            await reader.close()


async def reader_of(user: Browser, proxy: nginx.Proxy) -> ClientConnection:
    cookies = "; ".join(f"{one.name}={one.value}" for one in user.session.cookies)
    return await connect(
        f"{proxy.address.replace('https', 'wss')}/ws/notes/",
        ssl=ssl.create_default_context(cafile=proxy.certificate),
        origin=Origin(proxy.address),
        additional_headers={"Cookie": cookies},
        open_timeout=PATIENCE,
        ping_interval=None,
    )


def write(user: Browser, title: str) -> None:
    user.open("/notes/new/")
    user.submit("title", title=title, body="Text")


def guess(proxy: nginx.Proxy) -> int:
    """Ask for a token with a wrong password."""
    body = {"email": "root@example.com", "password": "wrong"}
    url = f"{proxy.address}/api/v1/tokens/"
    return requests.post(url, json=body, verify=proxy.certificate, timeout=PATIENCE).status_code


@pytest.mark.fault("A new version takes over")
@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("async_needs", ["none", "views"])
def test_a_new_version_takes_over_without_a_pause(
    framework: str,
    async_needs: str,
    tmp_path: Path,
    server: Callable[[str], Server],
    counted: Counter,
    seen: Callable[..., None],
) -> None:
    if reason := nginx.missing():
        pytest.skip(reason)
    project = RenderedProject(
        framework, whole(framework, {**OPEN, "async_needs": async_needs}), tmp_path
    )
    variables = production(project, {"DATABASE_URL": server("postgresql").new_database()})
    prepare(project, variables)
    with process_of(project, variables) as old, nginx.in_front_of(old.address) as proxy:
        with Load(proxy.address) as load:
            load.wait_for("POST 201")
            with process_of(project, variables) as new:
                proxy.point_to(new.address)
                load.wait_for("POST 201")
                old.process.terminate()
                assert old.process.wait(PATIENCE) == 0
                load.wait_for("POST 201")
                load.wait_for("GET 200")
                load.close()
                stored = titles(new.address)
        assert set(load.answers) == {"GET 200", "POST 201"}, serving_command(project)
        assert sorted(stored) == sorted(load.written)
    seen(framework, faults.answers(load.answers, load.written, stored), ASYNC[async_needs])
    counted.add("services that a new version took over from without a pause")

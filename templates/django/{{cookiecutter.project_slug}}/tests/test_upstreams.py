"""The services behind this one."""

{% set pages = 'pages' in cookiecutter.__features %}
{% set accounts = 'accounts' in cookiecutter.__features %}
{% set database = 'database' in cookiecutter.__features %}
{% filter imports %}
import asyncio
from collections.abc import Callable, Coroutine
import httpx
import pytest
from django.test import AsyncClient
from pytest_django import Settings
from {{ cookiecutter.project_slug }}.upstreams import asking, views
from {{ cookiecutter.project_slug }}.upstreams.asking import Answer, ask_all
{% if accounts and pages %}
from django.test import Client
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% endfilter %}

Handler = Callable[[httpx.Request], Coroutine[None, None, httpx.Response]]


def test_all_are_asked_at_once() -> None:
    asked: list[str] = []
    everybody = asyncio.Event()

    async def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        if len(asked) == 3:
            everybody.set()
        await everybody.wait()
        return httpx.Response(200)

    answers = asyncio.run(ask_all(["http://a/", "http://b/", "http://c/"], transport(answer)))
    assert [found.url for found in answers] == ["http://a/", "http://b/", "http://c/"]
    assert {found.state for found in answers} == {"200 OK"}


def test_a_slow_one_does_not_hold_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "SECONDS_TO_WAIT", 0.05)

    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60 if request.url.host == "slow" else 0)
        return httpx.Response(204)

    slow, quick = asyncio.run(ask_all(["http://slow/", "http://quick/"], transport(answer)))
    assert slow.state == "no answer in time"
    assert quick.state == "204 No Content"
    assert slow.seconds < 5


def test_one_that_is_away_is_told() -> None:
    async def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    urls = ["http://away/", "no address", "http://[broken/"]
    answers = asyncio.run(ask_all(urls, transport(refuse)))
    assert [found.state for found in answers] == ["unreachable"] * 3


{% if database and accounts and pages %}
@pytest.mark.django_db
{% endif %}
def test_without_addresses_nothing_is_asked(settings: Settings) -> None:
    settings.UPSTREAM_URLS = []
    assert views.NOTHING_TO_ASK in show()


{% if database and accounts and pages %}
@pytest.mark.django_db
{% endif %}
def test_each_answer_is_shown(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    async def answer_for(urls: list[str]) -> list[Answer]:
        return [Answer(url, "200 OK", 0.125) for url in urls]

    monkeypatch.setattr(views, "ask_all", answer_for)
    settings.UPSTREAM_URLS = ["https://one.example/", "https://two.example/"]
    shown = show()
    assert all(text in shown for text in ("https://one.example/", "https://two.example/", "200 OK"))
    assert "0.125" in shown
{% if accounts and pages %}


def test_the_page_knows_who_is_logged_in(client: Client, ada: User) -> None:
    client.force_login(ada)
    assert "Log out" in client.get("/upstreams/").text
{% endif %}


def transport(answer: Handler) -> httpx.MockTransport:
    """Stand in for the network."""
    return httpx.MockTransport(answer)


def show() -> str:
    """Give the answer of the view, asked as an async server asks it."""
    response = asyncio.run(AsyncClient().get("/upstreams/"))
    assert response.status_code == 200
    return response.content.decode()

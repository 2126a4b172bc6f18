{% set django = cookiecutter._framework == 'django' %}
{% set page = 'open_page()' if django else 'client.get("/upstreams/").text' %}
{% set on = cookiecutter.__features %}
"""Upstreams: other services, all asked at once."""

{% filter imports %}
import asyncio
import httpx
import pytest
{% if django %}
from django.test import AsyncClient
from pytest_django import Settings
{% else %}
from flask import Flask
from flask.testing import FlaskClient
{% endif %}
from {{ cookiecutter.project_slug }}.upstreams import asking
{% if django and 'pages' not in on %}
import json
{% endif %}
{% endfilter %}


async def answer(request: httpx.Request) -> httpx.Response:
    if request.url.host == "late.example":
        await asyncio.sleep(5)
    if request.url.host == "unavailable.example":
        raise httpx.ConnectError("refused")
    return httpx.Response(200)


def ask_all(*hosts: str) -> list[asking.Answer]:
    urls = [f"https://{host}.example/" for host in hosts]
    return asyncio.run(asking.ask_all(urls, httpx.MockTransport(answer)))


{% if django %}
def open_page() -> str:
    response = asyncio.run(AsyncClient().get("/upstreams/"))
    assert response.status_code == 200
    return response.content.decode()


{% endif %}
def test_all_are_asked_at_once() -> None:
    together = asyncio.Barrier(4)

    async def answer_together(_request: httpx.Request) -> httpx.Response:
        await together.wait()
        return httpx.Response(200)

    urls = [f"https://{number}.example/" for number in range(4)]
    answers = asyncio.run(asking.ask_all(urls, httpx.MockTransport(answer_together)))

    assert [answer.state for answer in answers] == ["200 OK"] * 4


def test_one_that_is_late_or_unavailable_does_not_spoil_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "SECONDS_TO_WAIT", 0.1)

    answers = ask_all("late", "unavailable", "good")

    assert [answer.state for answer in answers] == ["no answer in time", "unreachable", "200 OK"]
    assert answers[0].seconds >= 0.1


def test_an_address_that_is_none_is_unreachable() -> None:
    (answer,) = asyncio.run(asking.ask_all(["not an address"]))

    assert answer.state == "unreachable"


def test_nothing_is_asked_until_addresses_are_named({{ '' if django else 'client: FlaskClient' }}) -> None:
    assert "No upstreams yet" in {{ page }}


{% if django %}
def test_the_page_has_the_state_of_each(settings: Settings) -> None:
    settings.UPSTREAM_URLS = ["http://127.0.0.1:1/"]
{% else %}
def test_the_page_has_the_state_of_each(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "UPSTREAM_URLS", ["http://127.0.0.1:1/"])
{% endif %}

{% if 'pages' in on %}
    page = {{ page }}

    assert "http://127.0.0.1:1/" in page
    assert "unreachable" in page
{% else %}
    (upstream,) = {{ 'json.loads(open_page())' if django else 'client.get("/upstreams/").get_json()' }}["upstreams"]

    assert upstream["url"] == "http://127.0.0.1:1/"
    assert upstream["state"] == "unreachable"
{% endif %}

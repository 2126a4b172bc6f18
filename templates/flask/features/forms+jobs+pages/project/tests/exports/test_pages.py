{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set celery = 'celery' in on %}
{% set queue = 'tasks.make, "delay"' if celery else 'tasks, "enqueue"' %}
{% set owned = 'accounts' in on %}
{% set fields = '' if notes else ', text="Tea and tea."' %}
{% set list = '/notes/' if notes else '/statistics/' %}
"""Exports on the pages: asked for by a button, shown, downloaded."""

{% filter imports %}
import re
import pytest
{% if celery %}
from celery.exceptions import OperationalError
{% else %}
from procrastinate.exceptions import ConnectorException
{% endif %}
from {{ cookiecutter.project_slug }}.exports import tasks
from tests.browser import Browser
{% if notes %}
from tests.notes.notebook import Notebook
{% endif %}
{% if owned %}
from flask import Flask
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import PASSWORD, make_user
{% endif %}
{% endfilter %}

EXPORT = re.compile(r"^/exports/[0-9a-f-]{36}/$")

{% if owned %}

@pytest.fixture
def visitor(browser: Browser, ada: User) -> Browser:
    """Ada, logged in."""
    browser.log_in(ada.email, PASSWORD)
    return browser

{% else %}

@pytest.fixture
def visitor(browser: Browser) -> Browser:
    """Somebody."""
    return browser

{% endif %}

def press(visitor: Browser) -> str:
    """Press the button, and return the address of the export."""
    response = visitor.send("/exports/", visitor.token_of("{{ list }}"){{ fields }})
    assert response.status_code == 303
    assert EXPORT.match(response.location)
    return response.location


def test_an_export_is_created_and_downloaded(visitor: Browser{{ ', notebook: Notebook' if notes }}) -> None:
{% if notes %}
    notebook.write("Tea")

{% endif %}
    address = press(visitor)
    page = visitor.open(address).text
    download = visitor.client.get(f"{address}download/", buffered=True)

    assert "The export is ready." in page
    assert f'href="{address}download/"' in page
    assert 'http-equiv="refresh"' not in page
    assert download.mimetype == "text/csv"
    assert download.headers["Content-Disposition"] == "attachment; filename={{ 'notes' if notes else 'words' }}.csv"
    assert "{{ 'Tea' if notes else 'tea,2' }}" in download.text


def test_the_page_asks_again_while_the_export_is_made(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr({{ queue }}, lambda *_: None)

    address = press(visitor)
    page = visitor.open(address).text

    assert "The export is being made." in page
    assert '<meta http-equiv="refresh" content="2">' in page
    assert visitor.open(f"{address}download/").status_code == 404


def test_there_is_an_end_to_exports(visitor: Browser) -> None:
    token = visitor.token_of("{{ list }}")
    answers = [visitor.send("/exports/", token{{ fields }}) for _ in range(21)]

    assert [answer.status_code for answer in answers] == [303] * 20 + [429]


{% if owned %}
def test_visitors_have_to_log_in_and_are_not_counted(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    response = browser.send("/exports/", browser.token_of("/accounts/login/"){{ fields }})

    assert response.status_code == 302
    assert "ERROR" not in caplog.text


{% endif %}
def test_a_page_says_so_when_the_{{ 'broker' if celery else 'queue' }}_is_unavailable(
    visitor: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise {{ 'OperationalError' if celery else 'ConnectorException' }}

    monkeypatch.setattr({{ queue }}, refuse)

    response = visitor.send("/exports/", visitor.token_of("{{ list }}"){{ fields }})

    assert response.status_code == 503
    assert "Please try again later." in response.text


def test_a_form_without_its_token_is_refused(visitor: Browser) -> None:
    assert visitor.client.post("/exports/").status_code == 400


def test_an_export_that_does_not_exist_is_not_found(visitor: Browser) -> None:
    address = "/exports/00000000-0000-4000-8000-000000000000/"

    assert visitor.open(address).status_code == 404
    assert visitor.open(f"{address}download/").status_code == 404
{% if not notes %}


def test_a_text_is_needed(visitor: Browser) -> None:
    response = visitor.send("/exports/", visitor.token_of("/statistics/"), text="")

    assert response.status_code == 200
    assert 'class="errors"' in response.text
{% endif %}
{% if owned %}


def test_an_export_is_its_owners_alone(visitor: Browser, app: Flask) -> None:
    address = press(visitor)
    other = Browser(app.test_client())
    other.log_in(make_user(app, "bob@example.org").email, PASSWORD)

    assert other.open(address).status_code == 404
    assert other.open(f"{address}download/").status_code == 404


def test_exports_need_a_log_in(browser: Browser) -> None:
    response = browser.send("/exports/", browser.token_of("/accounts/login/"))

    assert response.status_code in {302, 303}
    assert response.location.startswith("/accounts/login/")
    assert ">Export</button>" not in browser.open("/notes/").text
{% endif %}

{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set owned = 'accounts' in on %}
{% set owner = 'str(ada.pk)' if owned else '"public"' %}
{% set text = '' if notes else ', text="Tea and tea."' %}
{% set form = '/notes/' if notes else '/statistics/' %}
"""Exports: asked for, watched and downloaded in pages."""

{% filter imports %}
from uuid import uuid4
import pytest
{% if 'celery' in on %}
from celery.exceptions import OperationalError
{% else %}
from django.db import OperationalError
{% endif %}
{% if 'celery' in on %}
from {{ cookiecutter.project_slug }}.exports import tasks
{% endif %}
from {{ cookiecutter.project_slug }}.exports.files import Export
from tests.exports.downloading import text_of
from tests.browser import Browser
{% if owned %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% if notes %}
from tests.notes.notebook import Notebook
{% endif %}
{% endfilter %}


@pytest.fixture
{% if owned %}
def reader(browser: Browser, ada: User) -> Browser:
    """Ada, logged in."""
    browser.client.force_login(ada)
    return browser
{% else %}
def reader(browser: Browser) -> Browser:
    """Somebody who asks for exports."""
    return browser
{% endif %}


def ask(reader: Browser) -> str:
    """Press the button, and return the address that it redirects to."""
    response = reader.send("/exports/", reader.token_of("{{ form }}"){{ text }})
    assert response.status_code == 302
    address: str = response.headers["Location"]
    return address


def test_an_export_is_made_and_downloaded({{ 'reader: Browser, notebook: Notebook' if notes else 'reader: Browser' }}) -> None:
{% if notes %}
    notebook.write("Bread")
{% endif %}
    assert 'action="/exports/"' in reader.open("{{ form }}").text

    address = ask(reader)

    page = reader.open(address).text
    assert "The export is ready." in page
    assert f'href="{address}download/"' in page
    assert 'http-equiv="refresh"' not in page
    response = reader.open(f"{address}download/")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="{{ 'notes' if notes else 'words' }}.csv"'
    assert "{{ 'Bread' if notes else 'tea,2' }}" in text_of(response)


def test_a_page_waits_for_what_is_being_made({{ 'reader: Browser, ada: User' if owned else 'reader: Browser' }}) -> None:
    export = Export({{ owner }}, uuid4())
    export.expect()

    page = reader.open(f"/exports/{export.id}/").text

    assert "The export is being made." in page
    assert '<meta http-equiv="refresh" content="2">' in page
    assert reader.open(f"/exports/{export.id}/download/").status_code == 404


{% if notes %}
def test_nobody_waits_for_two_exports(reader: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr({{ 'tasks.make, "delay"' if 'celery' in on else '"django.tasks.Task.enqueue"' }}, lambda *_: None)

    assert ask(reader) == ask(reader)


{% endif %}
def test_exports_that_do_not_exist_are_not_found(reader: Browser) -> None:
    assert reader.open(f"/exports/{uuid4()}/").status_code == 404
    assert reader.open(f"/exports/{uuid4()}/download/").status_code == 404
    assert reader.open("/exports/first/").status_code == 404


def test_it_is_said_when_none_can_be_made(reader: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr({{ 'tasks.make, "delay"' if 'celery' in on else '"django.tasks.Task.enqueue"' }}, refuse)

    response = reader.send("/exports/", reader.token_of("{{ form }}"){{ text }})

    assert response.status_code == 503
    assert "Exports are unavailable at the moment." in response.text


def test_a_form_from_elsewhere_is_refused(reader: Browser) -> None:
    assert reader.send("/exports/", "forged"{{ text }}).status_code == 403
{% if not notes %}


def test_a_text_that_is_not_valid_is_not_exported(reader: Browser) -> None:
    page = reader.send("/exports/", reader.token_of("/statistics/"), text="").text

    assert 'aria-describedby="id_text_error"' in page
    assert 'action="/statistics/"' in page
{% endif %}
{% if owned %}


def test_exports_of_others_are_not_found(reader: Browser, grace: User) -> None:
    address = ask(reader)
    other = Browser()
    other.client.force_login(grace)

    assert other.open(address).status_code == 404
    assert other.open(f"{address}download/").status_code == 404


def test_exports_need_a_log_in(browser: Browser, ada: User) -> None:
    assert 'action="/exports/"' not in browser.open("/notes/").text
    token = browser.token_of("/accounts/login/")

    response = browser.send("/exports/", token)

    assert response.headers["Location"] == "/accounts/login/?next=/exports/"
    browser.client.force_login(ada)
    assert browser.open("/exports/").headers["Location"] == "/notes/"
{% endif %}

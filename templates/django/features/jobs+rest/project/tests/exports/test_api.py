{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set users = 'users' in on %}
{% set owner = 'str(ada.pk)' if users else '"public"' %}
{% set text = '{}' if notes else '{"text": "Tea and tea."}' %}
"""Exports: asked for, watched and downloaded by the API."""

{% filter imports %}
from uuid import uuid4
import pytest
{% if 'celery' in on %}
from celery.exceptions import OperationalError
{% else %}
from django.db import OperationalError
{% endif %}
{% if 'celery' in on or users %}
from {{ cookiecutter.project_slug }}.exports import tasks
{% endif %}
from {{ cookiecutter.project_slug }}.exports.files import Export
from tests.exports.downloading import text_of
from tests.callers import Caller
{% if users %}
from django.test import Client
{% endif %}
{% if users %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% if notes %}
from tests.notes.notebook import Notebook
{% endif %}
{% endfilter %}

EXPORTS = "/api/v1/exports/"


def test_an_export_is_made_and_downloaded({{ 'caller: Caller, notebook: Notebook' if notes else 'caller: Caller' }}) -> None:
{% if notes %}
    notebook.write("Bread")
{% endif %}
    asked = caller.post(EXPORTS, {{ text }})
    address = asked.headers["Location"]

    shown = caller.get(address).json()

    assert asked.status_code == 202
    assert address == f"{EXPORTS}{asked.json()['id']}/"
    assert (shown["state"], shown["download"]) == ("ready", f"{address}download/")
    response = caller.get(shown["download"])
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "{{ 'Bread' if notes else 'tea,2' }}" in text_of(response)


def test_what_is_being_made_is_waited_for({{ 'caller: Caller, ada: User' if users else 'caller: Caller' }}) -> None:
    export = Export({{ owner }}, uuid4())
    export.expect()

    shown = caller.get(f"{EXPORTS}{export.id}/").json()

    assert shown == {"id": str(export.id), "state": "waiting", "download": None}
    assert caller.get(f"{EXPORTS}{export.id}/download/").status_code == 404


@pytest.mark.parametrize("path", ["", "download/"])
def test_exports_that_do_not_exist_are_not_found(caller: Caller, path: str) -> None:
    response = caller.get(f"{EXPORTS}{uuid4()}/{path}")

    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"


def test_it_is_said_when_none_can_be_made(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr({{ 'tasks.make, "delay"' if 'celery' in on else '"django.tasks.Task.enqueue"' }}, refuse)

    response = caller.post(EXPORTS, {{ text }})

    assert response.status_code == 503
    assert response.json()["detail"].startswith("Exports are unavailable at the moment.")
{% if not notes %}


@pytest.mark.parametrize("text", ["", "x" * 10_001, 7])
def test_a_text_that_is_not_valid_is_not_exported(caller: Caller, text: object) -> None:
    assert caller.post(EXPORTS, {"text": text}).status_code == 422
{% endif %}
{% if users %}


def test_exports_of_others_are_not_found(caller: Caller, grace: User) -> None:
    export = tasks.ask(str(grace.pk))

    assert caller.get(f"{EXPORTS}{export.id}/").status_code == 404
    assert caller.get(f"{EXPORTS}{export.id}/download/").status_code == 404


def test_exports_need_authentication(client: Client) -> None:
    assert client.post(EXPORTS).status_code == 401
    assert client.get(f"{EXPORTS}{uuid4()}/").status_code == 401
    assert client.get(f"{EXPORTS}{uuid4()}/download/").status_code == 401
{% endif %}

{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set celery = 'celery' in on %}
{% set queue = 'tasks.make, "delay"' if celery else 'tasks, "enqueue"' %}
{% set users = 'users' in on %}
{% set body = '{}' if notes else '{"text": "Tea and tea."}' %}
"""Exports of the API: asked for, waited for, downloaded."""

{% filter imports %}
import pytest
{% if celery %}
from celery.exceptions import OperationalError
{% else %}
from procrastinate.exceptions import ConnectorException
{% endif %}
{% if not notes or users %}
from flask.testing import FlaskClient
{% endif %}
from {{ cookiecutter.project_slug }}.exports import tasks
{% if notes %}
from tests.callers import Caller
from tests.notes.notebook import Notebook
{% endif %}
{% if users %}
from flask import Flask
from {{ cookiecutter.project_slug }}.exports.files import Export
{% endif %}
{% endfilter %}
{% set caller = 'caller: Caller' if notes else 'client: FlaskClient' %}
{% set post = 'caller.post("/api/v1/exports/", {})' if notes else 'client.post("/api/v1/exports/", json=' ~ body ~ ')' %}
{% set client = 'caller.client' if notes else 'client' %}
{% set headers = ', headers=caller.headers' if notes else '' %}


def test_an_export_is_asked_for_and_downloaded({{ caller }}{{ ', notebook: Notebook' if notes }}) -> None:
{% if notes %}
    notebook.write("Tea")

{% endif %}
    asked = {{ post }}
    export = {{ client }}.get(asked.location{{ headers }}).get_json()
    download = {{ client }}.get(export["download"]{{ headers }}, buffered=True)

    assert asked.status_code == 202
    assert asked.get_json() == export
    assert asked.location == f"/api/v1/exports/{export['id']}/"
    assert export["state"] == "ready"
    assert export["download"] == f"{asked.location}download/"
    assert download.mimetype == "text/csv"
    assert "{{ 'Tea' if notes else 'tea,2' }}" in download.text


def test_an_export_is_waited_for({{ caller }}, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr({{ queue }}, lambda *_: None)

    asked = {{ post }}
    download = {{ client }}.get(f"{asked.location}download/"{{ headers }})

    assert asked.status_code == 202
    assert (asked.get_json()["state"], asked.get_json()["download"]) == ("waiting", None)
    assert download.status_code == 404


def test_a_{{ 'broker' if celery else 'queue' }}_that_is_unavailable_is_a_problem(
    {{ caller }}, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise {{ 'OperationalError' if celery else 'ConnectorException' }}

    monkeypatch.setattr({{ queue }}, refuse)

    response = {{ post }}

    assert response.status_code == 503
    assert response.mimetype == "application/problem+json"


def test_an_export_that_does_not_exist_is_not_found({{ caller }}) -> None:
    address = "/api/v1/exports/00000000-0000-4000-8000-000000000000/"

    for path in (address, f"{address}download/"):
        assert {{ client }}.get(path{{ headers }}).status_code == 404
{% if not notes %}


def test_a_text_is_needed(client: FlaskClient) -> None:
    assert client.post("/api/v1/exports/", json={}).status_code == 422
{% endif %}
{% if users %}


def test_an_export_is_its_owners_alone(caller: Caller, app: Flask) -> None:
    with app.app_context():
        export = tasks.ask("somebody-else")
        assert Export("somebody-else", export.id).state() == "ready"

    address = f"/api/v1/exports/{export.id}/"
    assert caller.client.get(address, headers=caller.headers).status_code == 404


def test_exports_need_authentication(client: FlaskClient) -> None:
    assert client.post("/api/v1/exports/").status_code == 401
{% endif %}

{% set on = cookiecutter.__features %}
{% set database = 'database' in on %}
{% set others = 'cache' in on or 'celery' in on or 'notes' in on and 'realtime' in on %}
"""Health: is the process alive, and can it work?"""

{% filter imports %}
{% if others %}
from socket import create_server
from time import monotonic
from {{ cookiecutter.project_slug }} import create_app
from flask import Flask
from {{ cookiecutter.project_slug }}.health import views
from {{ cookiecutter.project_slug }}.health.views import other_servers
from tests.environment import TEST
{% endif %}
from flask.testing import FlaskClient
{% if database or others %}
import pytest
{% endif %}
{% if database %}
{% fragments "test_health.imports" %}
{% endif %}
{% endfilter %}


def test_a_process_that_answers_is_alive(client: FlaskClient) -> None:
    response = client.get("/health/live")

    assert response.status_code == 200
    assert response.get_json() == {"status": "ok"}
{% if database %}


def test_the_service_is_ready_when_the_database_answers(client: FlaskClient) -> None:
    response = client.get("/health/ready")

    assert response.status_code == 200
{% if others %}
    assert response.get_json() == {
        "status": "ok",
        "database": "ok",
        {% fragments "tests.health" %}
    }
{% else %}
    assert response.get_json() == {"status": "ok", "database": "ok"}
{% endif %}


def test_the_service_is_not_ready_when_the_database_is_unavailable(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    {% fragments "test_health.unavailable" %}

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.get_json()["database"] == "unavailable"
    assert "refused" not in response.text
{% else %}


def test_a_service_that_needs_nothing_else_is_always_ready(client: FlaskClient) -> None:
    response = client.get("/health/ready")

    assert response.status_code == 200
{% if others %}
    assert response.get_json() == {
        "status": "ok",
        {% fragments "tests.health" %}
    }
{% else %}
    assert response.get_json() == {"status": "ok"}
{% endif %}
{% endif %}
{% if others %}
{% set urls = (['"CACHE_URL": url'] if 'cache' in on else []) + (['"BROKER_URL": url'] if 'celery' in on else []) + (['"CHANNEL_URL": url'] if 'notes' in on and 'realtime' in on else []) %}


def test_other_servers_are_not_asked_each_time(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "monotonic", lambda: 1.0)

    with app.app_context():
        assert other_servers() is other_servers()


def test_frozen_servers_take_less_than_the_second_that_kubernetes_waits() -> None:
    with create_server(("127.0.0.1", 0)) as frozen:
        url = f"redis://127.0.0.1:{frozen.getsockname()[1]}"
        service = create_app(TEST | {{ '{' }}{{ urls | join(', ') }}{{ '}' }})
        with service.app_context():
            began = monotonic()
            servers = other_servers()

    assert monotonic() - began < 1
    assert set(servers.values()) == {"unavailable"}
{% endif %}

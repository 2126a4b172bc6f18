{% set on = cookiecutter.__features %}
{% set mongo = 'mongodb' in on %}
{% set redis = 'redis' in on %}
{% set database = 'database' in on %}
"""Health: is the process alive, and can it work?"""

{% filter imports %}
from django.test import Client
{% if database %}
import pytest
{% if mongo %}
from pymongo.errors import PyMongoError
from {{ cookiecutter.project_slug }}.health import views
{% elif redis %}
from redis import Redis
from redis.exceptions import RedisError
{% else %}
from django.db import OperationalError, connection
{% endif %}
{% endif %}
{% if 'jobs' in on %}
from socket import create_server
from time import monotonic
import pytest
from pytest_django import Settings
{% endif %}
{% endfilter %}


def test_a_process_that_answers_is_alive(client: Client) -> None:
    response = client.get("/health/live")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


{% if database %}
def test_the_service_is_ready_when_the_database_answers(client: Client) -> None:
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok"}


def test_the_service_is_not_ready_when_the_database_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse({{ '*_arguments: object, **_options: object' if redis }}) -> None:
        raise {{ 'PyMongoError' if mongo else 'RedisError' if redis else 'OperationalError' }}("no connection")

    with monkeypatch.context() as away:
        away.setattr({{ 'views, "database"' if mongo else 'Redis, "execute_command"' if redis else 'connection, "cursor"' }}, refuse)
        response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "database": "unavailable"}


def test_a_process_is_alive_while_the_database_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setattr({{ 'views, "database"' if mongo else 'Redis, "execute_command"' if redis else 'connection, "cursor"' }}, None)
        response = client.get("/health/live")

    assert response.status_code == 200
{% else %}
def test_the_service_is_ready(client: Client) -> None:
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
{% endif %}
{% if 'jobs' in on %}


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "amqp://127.0.0.1:1"])
def test_a_broker_that_is_away_is_seen_and_stops_nothing(
    client: Client, settings: Settings, url: str
) -> None:
    settings.BROKER_URL = url
    began = monotonic()

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["broker"] == "unavailable"
    assert monotonic() - began < 2


@pytest.mark.parametrize("scheme", ["redis", "amqp"])
def test_a_probe_does_not_wait_for_a_frozen_broker(
    client: Client, settings: Settings, scheme: str
) -> None:
    with create_server(("127.0.0.1", 0)) as frozen:
        settings.BROKER_URL = f"{scheme}://127.0.0.1:{frozen.getsockname()[1]}"
        began = monotonic()

        response = client.get("/health/ready")

    assert response.json()["broker"] == "unavailable"
    assert monotonic() - began < 2
{% endif %}

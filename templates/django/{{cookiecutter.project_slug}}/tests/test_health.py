{% set on = cookiecutter.__features %}
{% set mongo = 'mongodb' in on %}
{% set redis = 'redis' in on %}
{% set database = 'database' in on %}
{% set names = ['broker'] * ('celery' in on) + ['cache'] * ('cache' in on) + ['channel'] * ('notes' in on and 'realtime' in on) %}
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
{% if names %}
from socket import create_server
from time import monotonic
from pytest_django import Settings
{% endif %}
{% if 'celery' in on %}
import pytest
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


def test_the_service_is_not_ready_when_the_database_is_unavailable(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse({{ '*_arguments: object, **_options: object' if redis }}) -> None:
        raise {{ 'PyMongoError' if mongo else 'RedisError' if redis else 'OperationalError' }}("no connection")

    with monkeypatch.context() as patched:
        patched.setattr({{ 'views, "database"' if mongo else 'Redis, "execute_command"' if redis else 'connection, "cursor"' }}, refuse)
        response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "database": "unavailable"}
    assert "The database is unavailable: no connection" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_process_is_alive_while_the_database_is_unavailable(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr({{ 'views, "database"' if mongo else 'Redis, "execute_command"' if redis else 'connection, "cursor"' }}, None)
        response = client.get("/health/live")

    assert response.status_code == 200
{% else %}
def test_the_service_is_ready(client: Client) -> None:
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
{% endif %}
{% if 'celery' in on %}


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "amqp://127.0.0.1:1"])
def test_a_broker_that_is_unavailable_is_seen_and_stops_nothing(
    client: Client, settings: Settings, url: str
) -> None:
    settings.BROKER_URL = url
    began = monotonic()

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["broker"] == "unavailable"
    assert monotonic() - began < 2
{% endif %}
{% if names %}


{% if 'celery' in on %}
@pytest.mark.parametrize("broker", ["redis", "amqp"])
def test_a_probe_does_not_wait_for_frozen_servers(
    client: Client, settings: Settings, broker: str
) -> None:
{% else %}
def test_a_probe_does_not_wait_for_frozen_servers(client: Client, settings: Settings) -> None:
{% endif %}
    with create_server(("127.0.0.1", 0)) as frozen:
        address = f"127.0.0.1:{frozen.getsockname()[1]}"
        {% for name in names %}
        settings.{{ name | upper }}_URL = f"{{ '{broker}' if name == 'broker' else 'redis' }}://{address}"
        {% endfor %}
        {% if 'cache' in names %}
        settings.CACHES = {
            "default": {
                "BACKEND": "django.core.cache.backends.redis.RedisCache",
                "LOCATION": settings.CACHE_URL,
                "OPTIONS": {"socket_timeout": 0.25, "socket_connect_timeout": 0.25},
            }
        }
        {% endif %}
        began = monotonic()

        response = client.get("/health/ready")

    assert [response.json()[name] for name in {{ '("' ~ names | join('", "') ~ '"' ~ (',' if names | length == 1 else '') ~ ')' }}] == ["unavailable"]{{ ' * %d' % (names | length) if names | length > 1 else '' }}
    assert monotonic() - began < 2
{% endif %}

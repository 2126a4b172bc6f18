{% set on = cookiecutter.__features %}
{% set database = 'database' in on %}
{% set others = 'cache' in on or 'jobs' in on or 'notes' in on and 'realtime' in on %}
"""Health: is the process alive, and can it work?"""

{% filter imports %}
from flask.testing import FlaskClient
{% if database %}
import pytest
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


def test_the_service_is_not_ready_when_the_database_is_away(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    {% fragments "test_health.away" %}

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

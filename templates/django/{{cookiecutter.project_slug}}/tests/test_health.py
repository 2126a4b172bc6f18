"""Health: for whoever watches over the service."""

{% filter imports %}
{% if 'database' in cookiecutter.__features %}
import pytest
from django.db import DatabaseError, connection
{% endif %}
from django.test import Client
{% endfilter %}


def test_the_process_says_that_it_lives(client: Client) -> None:
    response = client.get("/health/live")
    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
{% if 'database' in cookiecutter.__features %}


@pytest.mark.django_db
def test_it_is_ready_while_the_database_answers(client: Client) -> None:
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok"}


def test_it_is_not_ready_while_the_database_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise DatabaseError("no answer")

    monkeypatch.setattr(connection, "cursor", away)
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["database"] == "away"
{% else %}


def test_it_is_ready_as_soon_as_it_lives(client: Client) -> None:
    assert client.get("/health/ready").status_code == 200
{% endif %}


def test_health_is_never_cached(client: Client) -> None:
    assert "no-store" in client.get("/health/live")["Cache-Control"]

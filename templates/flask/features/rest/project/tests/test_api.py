{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set example = 'notes' if notes else 'statistics' %}
{% set has_redis = 'redis' in on or 'cache' in on or 'jobs' in on or 'realtime' in on and notes %}
{% set call = 'get("/api/v1/notes/")' if notes else 'post("/api/v1/statistics/", json={"text": "One."})' %}
"""The API as a whole: its errors, its limits and its documentation."""

{% filter imports %}
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse
{% if has_redis %}
import subprocess
import sys
from pathlib import Path
{% endif %}
{% endfilter %}
{% if has_redis %}

PROJECT = Path(__file__).parents[1]
{% endif %}


def assert_problem(response: TestResponse, status: int) -> None:
    """Every error of the API has this shape."""
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    problem = response.get_json()
    assert problem["status"] == status
    assert {"type", "title", "detail"} <= set(problem)


{% if notes %}
@pytest.mark.parametrize("path", ["/api/", "/api/v1/nothing/", "/api/v1/notes/4711/"])
{% else %}
@pytest.mark.parametrize("path", ["/api/", "/api/v1/nothing/"])
{% endif %}
def test_what_does_not_exist_is_a_problem(client: FlaskClient, path: str) -> None:
    assert_problem(client.get(path), 404)


def test_a_method_that_does_not_exist_is_a_problem(client: FlaskClient) -> None:
    response = client.delete("/api/v1/{{ example }}/")

    assert_problem(response, 405)
    assert "POST" in response.headers["Allow"]


def test_what_is_not_valid_is_a_problem(client: FlaskClient) -> None:
{% if notes %}
    response = client.get("/api/v1/notes/?page=none")

    assert_problem(response, 422)
    assert response.get_json()["errors"] == [{"field": "page", "message": "Not a valid integer."}]
{% else %}
    response = client.post("/api/v1/statistics/", json={"text": 7})

    assert_problem(response, 422)
    assert response.get_json()["errors"] == [{"field": "text", "message": "Not a valid string."}]
{% endif %}


{% if 'tokens' in on or 'users' not in on %}
def test_a_body_that_is_not_json_is_a_problem(client: FlaskClient) -> None:
    path = "/api/v1/{{ 'tokens' if 'tokens' in on else example }}/"

    assert_problem(client.post(path, data="text", content_type="text/plain"), 415)
    for body in ("{text", "[" * 100_000):
        assert_problem(client.post(path, data=body, content_type="application/json"), 400)


{% endif %}
{% if 'layout' in on %}
def test_errors_of_pages_stay_pages(client: FlaskClient) -> None:
    assert client.get("/apiary/").mimetype == "text/html"


{% endif %}
def test_calls_are_limited(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "API_RATE_LIMIT", "2 per minute")
    client = app.test_client()
    for _ in range(2):
        assert client.{{ call }}.status_code == 200

    response = client.{{ call }}

    assert_problem(response, 429)
    assert int(response.headers["Retry-After"]) > 0
    assert client.get("/health/live").status_code == 200


{% if has_redis %}
def test_each_process_counts_for_itself_while_redis_is_away() -> None:
    # In a process of its own: the limiter is one for all applications of a process.
    code = """
from {{ cookiecutter.project_slug }} import create_app
from tests.environment import TEST
away = {"RATELIMIT_STORAGE_URI": "redis://127.0.0.1:1", "API_RATE_LIMIT": "2 per minute"}
client = create_app(TEST | away).test_client()
print([client.post("/api/v1/{{ example }}/").status_code for _ in range(3)])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )

    assert "[{{ '401, 401' if 'users' in on else '415, 415' }}, 429]" in done.stdout


{% endif %}
def test_the_schema_is_openapi(client: FlaskClient) -> None:
    schema = client.get("/api/schema/").get_json()

    assert schema["openapi"] == "3.1.0"
    assert "/api/v1/{{ example }}/" in schema["paths"]


def test_the_schema_says_how_errors_look(client: FlaskClient) -> None:
    schema = client.get("/api/schema/").get_json()

    errors = schema["components"]["responses"]
    assert errors
    assert all(list(error["content"]) == ["application/problem+json"] for error in errors.values())


def test_the_documentation_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = client.get("/api/docs/").text

    assert "swagger-ui-bundle" in page
    assert "//" not in page.replace("<!doctype html>", "")

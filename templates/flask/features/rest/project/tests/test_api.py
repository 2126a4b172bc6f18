{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set has_redis = 'redis' in on or 'cache' in on or 'celery' in on or 'realtime' in on and notes %}
"""The API as a whole: its errors, its limits and its documentation."""

{% filter imports %}
import flask_smorest
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse
from tests.callers import Caller
from tests.echo import ECHO
from tests.environment import TEST
from {{ cookiecutter.project_slug }} import create_app
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


@pytest.mark.parametrize("path", ["/api/", "/api/v1/nothing/"])
def test_what_does_not_exist_is_a_problem(client: FlaskClient, path: str) -> None:
    assert_problem(client.get(path), 404)


def test_a_method_that_does_not_exist_is_a_problem(client: FlaskClient) -> None:
    response = client.delete(ECHO)

    assert_problem(response, 405)
    assert "POST" in response.headers["Allow"]


def test_what_is_not_valid_is_a_problem(caller: Caller) -> None:
    response = caller.send("POST", ECHO, b'{"text": 7}', "application/json")

    assert_problem(response, 422)
    assert response.get_json()["errors"] == [{"field": "text", "message": "Not a valid string."}]


def test_the_message_and_the_errors_of_a_view_are_passed_on() -> None:
    app = create_app(TEST)

    @app.get("/api/v1/lent/")
    def lend() -> str:
        flask_smorest.abort(409, message="It is lent already.", errors={"book": ["It is lent."]})
        return "It is not lent."

    response = app.test_client().get("/api/v1/lent/")

    assert_problem(response, 409)
    assert response.get_json()["detail"] == "It is lent already."
    assert response.get_json()["errors"] == [{"field": "book", "message": "It is lent."}]


def test_a_body_that_is_not_json_is_a_problem(caller: Caller) -> None:
    assert_problem(caller.send("POST", ECHO, b"text", "text/plain"), 415)
    for body in (b"{text", b"[" * 100_000, rb'{"text": "\ud800"}', b'{"text": "\xed\xa0\x80"}'):
        assert_problem(caller.send("POST", ECHO, body, "application/json"), 400)


{% if 'layout' in on %}
def test_errors_of_pages_stay_pages(client: FlaskClient) -> None:
    assert client.get("/apiary/").mimetype == "text/html"


{% endif %}
def test_calls_are_limited(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.config, "API_RATE_LIMIT", "2 per minute")
    client = app.test_client()
    for _ in range(2):
        assert client.get(ECHO).status_code == 200

    response = client.get(ECHO)

    assert_problem(response, 429)
    assert int(response.headers["Retry-After"]) > 0
    assert client.get("/health/live").status_code == 200


{% if has_redis %}
def test_each_process_counts_for_itself_while_redis_is_unavailable() -> None:
    # In a process of its own: the limiter is one for all applications of a process.
    code = """
from {{ cookiecutter.project_slug }} import create_app
from tests.echo import ECHO, add_echo
from tests.environment import TEST
unavailable = {"RATELIMIT_STORAGE_URI": "redis://127.0.0.1:1", "API_RATE_LIMIT": "2 per minute"}
app = create_app(TEST | unavailable)
add_echo(app)
print([app.test_client().post(ECHO).status_code for _ in range(3)])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )

    assert "[{{ '401, 401' if 'users' in on else '415, 415' }}, 429]" in done.stdout


{% endif %}
def test_the_schema_is_openapi(client: FlaskClient) -> None:
    schema = client.get("/api/schema/").get_json()

    assert schema["openapi"] == "3.1.0"
    assert ECHO in schema["paths"]


def test_the_schema_says_how_errors_look(client: FlaskClient) -> None:
    schema = client.get("/api/schema/").get_json()

    errors = schema["components"]["responses"]
    assert errors
    assert all(list(error["content"]) == ["application/problem+json"] for error in errors.values())


def test_the_documentation_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = client.get("/api/docs/").text

    assert "swagger-ui-bundle" in page
    assert "//" not in page.replace("<!doctype html>", "")

{% set on = cookiecutter.__features %}
"""Errors: {{ 'pages for people' if 'layout' in on }}{{ ', ' if 'layout' in on and 'rest' in on }}{{ 'problems for programs' if 'rest' in on else '' if 'layout' in on else 'said as JSON' }}."""

{% filter imports %}
import pytest
from flask import Response, abort, request
from werkzeug.exceptions import Conflict
{% if 'layout' in on %}
from jinja2 import DictLoader
{% endif %}
from flask.testing import FlaskClient
from {{ cookiecutter.project_slug }} import create_app
from tests.environment import TEST
{% if 'database' in on %}
{% fragments "test_errors.imports" %}
{% endif %}
{% if 'sqlite' in on or 'mysql' in on %}
{% if 'sqlalchemy' in on %}
from sqlalchemy.exc import DatabaseError
{% endif %}
from flask import Flask
from {{ cookiecutter.project_slug }}.errors import is_unavailable
{% if 'peewee' in on %}
from {{ cookiecutter.project_slug }}.database import database
{% else %}
from sqlalchemy import text
from {{ cookiecutter.project_slug }}.extensions import db
{% endif %}
{% endif %}
{% endfilter %}


def test_what_is_missing_is_said(client: FlaskClient) -> None:
    response = client.get("/nothing-here/")

    assert response.status_code == 404
{% if 'layout' in on %}
    assert response.mimetype == "text/html"
    assert "<h1>Not {{ 'found' if 'languages' in on else 'Found' }}</h1>" in response.text
{% elif 'rest' in on %}
    assert response.mimetype == "application/problem+json"
    assert response.get_json()["title"] == "Not Found"
{% else %}
    assert response.get_json() == {"error": "Not {{ 'found' if 'languages' in on else 'Found' }}"}
{% endif %}


def test_a_method_that_does_not_exist_names_those_that_do(client: FlaskClient) -> None:
    response = client.delete("/health/live")

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


@pytest.mark.parametrize("path", ["/lent/", "/api/lent/"])
def test_an_error_with_an_answer_of_its_own_keeps_it(path: str) -> None:
    app = create_app(TEST)

    @app.get(path)
    def lend() -> str:
        raise Conflict(response=Response("It is lent.", 409, mimetype="text/plain"))

    assert app.test_client().get(path).text == "It is lent."


{% if 'layout' in on %}
def test_a_page_of_an_error_that_fails_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(TEST)
    app.jinja_env.loader = DictLoader({})

    assert app.test_client().get("/nothing-here/").status_code == 404
    assert "TemplateNotFound" in caplog.text


{% if 'forms' in on and ('notes' in on or 'accounts' in on) %}
def test_the_page_of_an_error_leaves_messages_to_the_next_page(client: FlaskClient) -> None:
    with client.session_transaction() as session:
        session["_flashes"] = [("success", "It is saved.")]

    assert "It is saved." not in client.get("/nothing-here/").text
    with client.session_transaction() as session:
        assert session["_flashes"]


{% endif %}
{% endif %}
def test_a_failure_does_not_disclose_its_cause() -> None:
    app = create_app(TEST)
    app.testing = False

    @app.get("/failing/")
    def fail() -> str:
        raise RuntimeError("the password is 1234")

    response = app.test_client().get("/failing/")

    assert response.status_code == 500
    assert "1234" not in response.text
    assert "{{ 'Internal server error' if 'languages' in on and ('layout' in on or 'rest' not in on) else 'Internal Server Error' }}" in response.text


{% if 'database' in on and 'redis' not in on %}
def test_an_overflow_outside_of_the_database_is_a_failure_of_the_service() -> None:
    app = create_app(TEST)
    app.testing = False

    @app.get("/failing/")
    def fail() -> str:
        return str(float(10**400))

    assert app.test_client().get("/failing/").status_code == 500


{% endif %}
{% if 'database' in on %}
def test_a_database_that_is_unavailable_is_no_failure_of_the_service() -> None:
    app = create_app(TEST)
    app.testing = False

    @app.get("/{{ 'api/' if 'rest' in on }}failing/")
    def fail() -> str:
        {% fragments "test_errors.unavailable" %}

    response = app.test_client().get("/{{ 'api/' if 'rest' in on }}failing/")

    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert "refused" not in response.text


{% if 'sqlite' in on or 'mysql' in on %}
def test_a_column_that_is_missing_is_a_failure_of_the_service(app: Flask) -> None:
{% if 'peewee' in on %}
    with (
        app.app_context(),
        database.connection_context(),
        pytest.raises(OperationalError) as raised,
    ):
        database.execute_sql("SELECT missing")
{% else %}
    with app.app_context(), pytest.raises(DatabaseError) as raised:
        db.session.execute(text("SELECT missing"))
{% endif %}

    assert not is_unavailable(raised.value)


{% endif %}
{% endif %}
def test_a_failure_while_an_answer_is_finished_keeps_the_security_headers() -> None:
    app = create_app(TEST)
    app.testing = False

    @app.after_request
    def fail(_response: Response) -> Response:
        raise RuntimeError("It fails on purpose.")

    response = app.test_client().get("/health/live")

    assert response.status_code == 500
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


def test_a_refusal_before_the_view_keeps_the_security_headers() -> None:
    app = create_app(TEST)

    @app.url_value_preprocessor
    def refuse(_endpoint: str | None, _values: dict[str, object] | None) -> None:
        abort(404)

    response = app.test_client().get("/health/live")

    assert response.status_code == 404
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


def test_a_view_can_have_a_policy_of_its_own() -> None:
    app = create_app(TEST)
    policy = "default-src 'self'; media-src https://films.example"

    @app.get("/films/")
    def films() -> tuple[str, dict[str, str]]:
        return "", {"Content-Security-Policy": policy}

    response = app.test_client().get("/films/")

    assert response.headers["Content-Security-Policy"] == policy
    assert response.headers["X-Frame-Options"] == "DENY"


def test_a_body_that_is_too_large_is_refused() -> None:
    app = create_app(TEST)

    @app.post("/echo/")
    def echo() -> str:
        return str(request.form)

    text = "x" * app.config["MAX_CONTENT_LENGTH"]
    response = app.test_client().post("/echo/", data={"text": text})

    assert response.status_code == 413

"""Commands: users are made, and get other passwords."""

{% filter imports %}
from click.testing import Result
from flask import Flask
from flask.testing import FlaskClient
from tests.people import PASSWORD, stored
from {{ cookiecutter.project_slug }}.users.passwords import SHORTEST_PASSWORD
{% endfilter %}

EMAIL = "ada@example.org"
NEW_PASSWORD = "another rather long one"


def run(app: Flask, command: str, email: str = EMAIL, password: str = PASSWORD) -> Result:
    args = [command, email, *(["--name", "Ada"] if command == "create-user" else [])]
    return app.test_cli_runner().invoke(args=args, env={"USER_PASSWORD": password})


def obtain(client: FlaskClient, password: str = PASSWORD) -> int:
    credentials = {"email": EMAIL, "password": password}
    return client.post("/api/v1/tokens/", json=credentials).status_code


def test_a_user_is_made(app: Flask, client: FlaskClient) -> None:
    assert run(app, "create-user", "Ada@Example.org").exit_code == 0

    assert obtain(client) == 200
    assert stored(app, EMAIL).password.startswith("$argon2id$")


def test_the_password_is_asked_for(app: Flask, client: FlaskClient) -> None:
    answers = f"{PASSWORD}\n{PASSWORD}\n"
    result = app.test_cli_runner().invoke(
        args=["create-user", EMAIL, "--name", "Ada"], input=answers
    )

    assert result.exit_code == 0
    assert PASSWORD not in result.output
    assert obtain(client) == 200


def test_a_user_is_made_once(app: Flask) -> None:
    run(app, "create-user")

    assert "is a user already" in run(app, "create-user").output


def test_bad_passwords_and_addresses_are_refused(app: Flask) -> None:
    refusal = f"at least {SHORTEST_PASSWORD} characters"
    assert refusal in run(app, "create-user", password="short").output
    assert "not an email address" in run(app, "create-user", "ada").output


def test_another_password_ends_all_log_ins(app: Flask, client: FlaskClient) -> None:
    run(app, "create-user")
    credentials = {"email": EMAIL, "password": PASSWORD}
    tokens = client.post("/api/v1/tokens/", json=credentials).get_json()

    assert run(app, "set-password", password=NEW_PASSWORD).exit_code == 0

    assert obtain(client) == 401
    assert obtain(client, NEW_PASSWORD) == 200
    renewed = client.post("/api/v1/tokens/refresh/", json={"refresh": tokens["refresh"]})
    assert renewed.status_code == 401


def test_unknown_users_get_no_password(app: Flask) -> None:
    assert "is no user" in run(app, "set-password").output

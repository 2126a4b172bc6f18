{% set accounts = 'accounts' in cookiecutter.__features %}
"""Tokens: obtained, refreshed, revoked."""

{% filter imports %}
import pytest
from datetime import timedelta
from flask import Flask
from flask.testing import FlaskClient
from flask_jwt_extended import create_access_token
from werkzeug.test import TestResponse
from {{ cookiecutter.project_slug }}.extensions import caller
from {{ cookiecutter.project_slug }}.users.limits import account
from {{ cookiecutter.project_slug }}.users.models import User
from tests.echo import ECHO
from tests.people import PASSWORD, lock_out
{% if accounts %}
from {{ cookiecutter.project_slug }}.users import storage
from tests.browser import Browser
from tests.people import make_user
{% endif %}
{% endfilter %}

TOKENS = "/api/v1/tokens/"
TEXT = {"text": "New"}


def obtain(client: FlaskClient, email: str, password: str = PASSWORD) -> TestResponse:
    return client.post(TOKENS, json={"email": email, "password": password})


def renew(client: FlaskClient, refresh: str) -> TestResponse:
    return client.post(f"{TOKENS}refresh/", json={"refresh": refresh})


def revoke(client: FlaskClient, refresh: str) -> TestResponse:
    return client.post(f"{TOKENS}revoke/", json={"refresh": refresh})


def opens(client: FlaskClient, access: str) -> bool:
    headers = {"Authorization": f"Bearer {access}"}
    return client.post(ECHO, json=TEXT, headers=headers).status_code == 200


def test_the_right_password_gives_tokens(client: FlaskClient, ada: User) -> None:
    tokens = obtain(client, ada.email).get_json()

    assert set(tokens) == {"access", "refresh"}
    assert opens(client, tokens["access"])


def test_a_refresh_token_opens_nothing(client: FlaskClient, ada: User) -> None:
    assert not opens(client, obtain(client, ada.email).get_json()["refresh"])


def test_text_that_cannot_be_encoded_reaches_no_hash_and_no_limit(
    app: Flask, client: FlaskClient, ada: User
) -> None:
    half = "\ud800"

    assert obtain(client, f"{half}@example.org").status_code == 400
    assert obtain(client, ada.email, half * 14).status_code == 400
    assert renew(client, half).status_code == 400
    sent = {"email": f"{half}@example.org"}
    with app.test_request_context(TOKENS, method="POST", json=sent):
        assert account() == caller()


def test_a_body_that_is_too_large_fails_no_limit(app: Flask, client: FlaskClient) -> None:
    sent = {"data": b"x" * (app.config["MAX_CONTENT_LENGTH"] + 1), "mimetype": "application/json"}

    assert client.post(TOKENS, **sent).status_code == 413
    with app.test_request_context(TOKENS, method="POST", **sent):
        assert account() == caller()


def test_a_wrong_password_and_an_unknown_address_look_the_same(
    client: FlaskClient, ada: User
) -> None:
    wrong = obtain(client, ada.email, "not the password")
    unknown = obtain(client, "nobody@example.org")

    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert wrong.get_json() == unknown.get_json()


{% if accounts %}
def test_unconfirmed_accounts_get_no_tokens(app: Flask, client: FlaskClient) -> None:
    make_user(app, "new@example.org", confirmed=False)

    assert obtain(client, "new@example.org").status_code == 401


{% endif %}
@pytest.mark.usefixtures("low_limits")
def test_guessing_the_password_of_one_account_ends(client: FlaskClient, ada: User) -> None:
    for _ in range(3):
        assert obtain(client, ada.email, "guess").status_code == 401

    refused = obtain(client, ada.email.upper())

    assert refused.status_code == 429
    assert refused.mimetype == "application/problem+json"


@pytest.mark.usefixtures("low_limits")
def test_others_cannot_lock_an_account(client: FlaskClient, ada: User) -> None:
    for number in range(6):
        client.environ_base["REMOTE_ADDR"] = f"192.0.2.{number % 3}"
        obtain(client, ada.email, "guess")

    client.environ_base["REMOTE_ADDR"] = "127.0.0.1"
    assert obtain(client, ada.email).status_code == 200


@pytest.mark.usefixtures("low_limits")
def test_one_address_alone_fills_no_limit_of_an_account(client: FlaskClient, ada: User) -> None:
    client.environ_base["REMOTE_ADDR"] = "192.0.2.1"
    for _ in range(9):
        obtain(client, ada.email, "guess")

    client.environ_base["REMOTE_ADDR"] = "127.0.0.1"
    assert obtain(client, ada.email).status_code == 200


@pytest.mark.usefixtures("low_limits")
def test_guessing_one_account_from_many_addresses_ends(client: FlaskClient, ada: User) -> None:
    for number in range(8):
        client.environ_base["REMOTE_ADDR"] = f"192.0.2.{number}"
        obtain(client, ada.email, "guess")

    client.environ_base["REMOTE_ADDR"] = "127.0.0.1"
    assert obtain(client, ada.email).status_code == 429


def test_a_refresh_token_gives_the_next_pair(client: FlaskClient, ada: User) -> None:
    first = obtain(client, ada.email).get_json()
    second = renew(client, first["refresh"]).get_json()

    assert opens(client, second["access"])
    assert renew(client, second["refresh"]).status_code == 200


def test_a_refresh_token_used_twice_ends_the_log_in(client: FlaskClient, ada: User) -> None:
    first = obtain(client, ada.email).get_json()
    second = renew(client, first["refresh"]).get_json()

    assert renew(client, first["refresh"]).status_code == 401

    assert renew(client, second["refresh"]).status_code == 401
    assert not opens(client, second["access"])


def test_an_access_token_renews_nothing(client: FlaskClient, ada: User) -> None:
    assert renew(client, obtain(client, ada.email).get_json()["access"]).status_code == 401


def test_revoking_ends_all_tokens_of_the_log_in(client: FlaskClient, ada: User) -> None:
    tokens = obtain(client, ada.email).get_json()
    others = obtain(client, ada.email).get_json()

    assert revoke(client, tokens["refresh"]).status_code == 204

    assert not opens(client, tokens["access"])
    assert renew(client, tokens["refresh"]).status_code == 401
    assert opens(client, others["access"])


@pytest.mark.parametrize("token", ["", "nonsense", "a.b.c", "é.é.é"])
def test_nonsense_is_no_token(client: FlaskClient, token: str) -> None:
    assert renew(client, token or " ").status_code == 401
    assert revoke(client, token or " ").status_code == 401
    response = client.post(ECHO, json=TEXT, headers={"Authorization": f"Bearer {token}"})
    assert response.status_code == 401
    assert response.mimetype == "application/problem+json"


def test_old_tokens_open_nothing(app: Flask, client: FlaskClient, ada: User) -> None:
    with app.app_context():
        token = create_access_token(ada.{{ 'fs_token_uniquifier' if accounts else 'identity' }}, expires_delta=timedelta(seconds=-1))

    assert not opens(client, token)


def test_locked_accounts_stay_out(app: Flask, client: FlaskClient, ada: User) -> None:
    tokens = obtain(client, ada.email).get_json()
    lock_out(app, ada.email)

    assert not opens(client, tokens["access"])
    assert renew(client, tokens["refresh"]).status_code == 401
    assert obtain(client, ada.email).status_code == 401
{% if accounts %}


def test_a_log_out_in_the_browser_leaves_tokens_alone(
    client: FlaskClient, browser: Browser, ada: User
) -> None:
    tokens = obtain(client, ada.email).get_json()
    browser.log_in(ada.email, PASSWORD)

    browser.log_out()

    assert opens(client, tokens["access"])
    assert renew(client, tokens["refresh"]).status_code == 200


def test_a_new_password_ends_all_tokens(client: FlaskClient, browser: Browser, ada: User) -> None:
    tokens = obtain(client, ada.email).get_json()
    browser.log_in(ada.email, PASSWORD)
    new = {"new_password": "another rather long one"}
    new["new_password_confirm"] = new["new_password"]

    browser.submit("/accounts/password/change/", password=PASSWORD, **new)

    assert not opens(client, tokens["access"])
    assert renew(client, tokens["refresh"]).status_code == 401


def test_an_account_that_has_no_name_for_tokens_gets_one(
    app: Flask, client: FlaskClient, ada: User
) -> None:
    with app.app_context():
        user = storage.by_email(ada.email)
        assert user
        user.fs_token_uniquifier = ""
        storage.save(user)

    assert opens(client, obtain(client, ada.email).get_json()["access"])
{% if 'admin' in cookiecutter.__features %}


def test_tokens_from_before_a_lock_do_not_come_back(
    client: FlaskClient, admin: Browser, ada: User
) -> None:
    tokens = obtain(client, ada.email).get_json()
    form = f"/admin/users/edit/?id={ada.id}"

    admin.submit(form, name=ada.name)
    admin.submit(form, name=ada.name, active="y")

    assert not opens(client, tokens["access"])
    assert renew(client, tokens["refresh"]).status_code == 401
{% endif %}
{% endif %}

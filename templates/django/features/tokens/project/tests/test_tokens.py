{% set accounts = 'accounts' in cookiecutter.__features %}
"""Tokens: obtained, refreshed, revoked."""

{% filter imports %}
import pytest
from datetime import timedelta
from typing import Any
from django.test import Client
{% if 'mongodb' not in cookiecutter.__features %}
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
{% endif %}
from {{ cookiecutter.project_slug }}.users.models import User
from {{ cookiecutter.project_slug }}.users.tokens import RefreshToken
from tests.callers import Caller
from tests.people import PASSWORD
from tests.urls import ECHO
{% if accounts %}
from tests.people import make_user
{% endif %}
{% endfilter %}

TOKENS = "/api/v1/tokens/"
TEXT = {"text": "New"}

pytestmark = pytest.mark.urls("tests.urls")


def obtain(client: Client, email: str, password: str = PASSWORD) -> Any:
    return Caller(client).post(TOKENS, {"email": email, "password": password})


def renew(client: Client, refresh: str) -> Any:
    return Caller(client).post(f"{TOKENS}refresh/", {"refresh": refresh})


def revoke(client: Client, refresh: str) -> Any:
    return Caller(client).post(f"{TOKENS}revoke/", {"refresh": refresh})


def opens(client: Client, access: str) -> bool:
    response = Caller(client, {"Authorization": f"Bearer {access}"}).post(ECHO, TEXT)
    return bool(response.status_code == 200)


def test_the_right_password_gives_tokens(client: Client, ada: User) -> None:
    tokens = obtain(client, ada.email).json()

    assert set(tokens) == {"access", "refresh"}
    assert opens(client, tokens["access"])


def test_the_spelling_of_the_address_does_not_matter(client: Client, ada: User) -> None:
    assert obtain(client, ada.email.upper()).status_code == 200


def test_a_refresh_token_opens_nothing(client: Client, ada: User) -> None:
    assert not opens(client, obtain(client, ada.email).json()["refresh"])


def test_a_wrong_password_and_an_unknown_address_look_the_same(client: Client, ada: User) -> None:
    wrong = obtain(client, ada.email, "not the password")
    unknown = obtain(client, "nobody@example.org")

    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert wrong.content == unknown.content
    assert wrong.headers["WWW-Authenticate"] == unknown.headers["WWW-Authenticate"]


{% if accounts %}
def test_unconfirmed_accounts_get_no_tokens(client: Client) -> None:
    make_user("new@example.org", confirmed=False)

    assert obtain(client, "new@example.org").status_code == 401


{% endif %}
@pytest.mark.usefixtures("low_limits")
def test_guessing_the_password_of_one_account_ends(client: Client, ada: User) -> None:
    for number in range(6):
        client.defaults["REMOTE_ADDR"] = f"2001:db8::{number}"
        assert obtain(client, ada.email, "guess").status_code == 401

    refused = obtain(client, ada.email.upper())

    assert refused.status_code == 429
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert int(refused.headers["Retry-After"]) > 0


@pytest.mark.usefixtures("low_limits")
def test_others_cannot_lock_an_account(client: Client, ada: User) -> None:
    for number in range(6):
        client.defaults["REMOTE_ADDR"] = f"192.0.2.{number % 3}"
        assert obtain(client, ada.email, "guess").status_code == 401

    client.defaults["REMOTE_ADDR"] = "127.0.0.1"
    assert obtain(client, ada.email).status_code == 200


@pytest.mark.usefixtures("low_limits")
def test_guessing_one_account_from_many_addresses_ends(client: Client, ada: User) -> None:
    for number in range(8):
        client.defaults["REMOTE_ADDR"] = f"192.0.2.{number}"
        obtain(client, ada.email, "guess")

    client.defaults["REMOTE_ADDR"] = "127.0.0.1"
    assert obtain(client, ada.email).status_code == 429


{% if 'mongodb' not in cookiecutter.__features %}
@pytest.mark.usefixtures("low_limits")
def test_a_refusal_costs_less_than_a_log_in(
    client: Client, ada: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with CaptureQueriesContext(connection) as served:
        assert obtain(client, ada.email).status_code == 200
        cost = len(served)
    for _ in range(6):
        obtain(client, ada.email, "guess")

    with django_assert_max_num_queries(cost - 1):
        assert obtain(client, ada.email).status_code == 429


{% endif %}
@pytest.mark.usefixtures("low_limits")
def test_guessing_from_one_address_ends(client: Client, ada: User) -> None:
    for number in range(6):
        assert obtain(client, f"{number}@example.org", "guess").status_code == 401

    assert obtain(client, ada.email).status_code == 429


@pytest.mark.usefixtures("low_limits")
def test_correct_passwords_are_not_counted(client: Client, ada: User) -> None:
    statuses = {obtain(client, ada.email).status_code for _ in range(9)}

    assert statuses == {200}


def test_a_refresh_token_gives_the_next_pair(client: Client, ada: User) -> None:
    first = obtain(client, ada.email).json()
    second = renew(client, first["refresh"]).json()

    assert opens(client, second["access"])
    assert renew(client, second["refresh"]).status_code == 200


def test_a_refresh_token_used_twice_ends_the_log_in(client: Client, ada: User) -> None:
    first = obtain(client, ada.email).json()
    second = renew(client, first["refresh"]).json()

    assert renew(client, first["refresh"]).status_code == 401

    assert renew(client, second["refresh"]).status_code == 401
    assert not opens(client, second["access"])


def test_an_access_token_renews_nothing(client: Client, ada: User) -> None:
    assert renew(client, obtain(client, ada.email).json()["access"]).status_code == 401


def test_revoking_ends_all_tokens_of_the_log_in(client: Client, ada: User) -> None:
    tokens = obtain(client, ada.email).json()
    others = obtain(client, ada.email).json()

    assert revoke(client, tokens["refresh"]).status_code == 204

    assert not opens(client, tokens["access"])
    assert renew(client, tokens["refresh"]).status_code == 401
    assert opens(client, others["access"])


@pytest.mark.parametrize("token", [" ", "nonsense", "a.b.c", "é.é.é"])
def test_nonsense_is_no_token(client: Client, token: str) -> None:
    assert renew(client, token).status_code == 401
    assert revoke(client, token).status_code == 401
    response = Caller(client, {"Authorization": f"Bearer {token}"}).post(ECHO, TEXT)
    assert response.status_code == 401
    assert response.headers["Content-Type"] == "application/problem+json"


def test_old_tokens_open_nothing(client: Client, ada: User) -> None:
    refresh = RefreshToken.for_user(ada)
    refresh["log_in"] = "once"
    access = refresh.access_token
    access.set_exp(lifetime=timedelta(seconds=-1))

    assert not opens(client, str(access))


def test_a_new_password_ends_all_tokens(client: Client, ada: User) -> None:
    tokens = obtain(client, ada.email).json()
    ada.set_password("another long password")
    ada.save()

    assert not opens(client, tokens["access"])
    assert renew(client, tokens["refresh"]).status_code == 401


def test_locked_accounts_stay_out(client: Client, ada: User) -> None:
    tokens = obtain(client, ada.email).json()
    ada.is_active = False
    ada.save()

    assert not opens(client, tokens["access"])
    assert renew(client, tokens["refresh"]).status_code == 401
    assert obtain(client, ada.email).status_code == 401

"""Tokens for clients of the API."""

{% set accounts = 'accounts' in cookiecutter.__features %}
{% filter imports %}
from typing import Any
import pytest
from rest_framework.test import APIClient
{% if accounts %}
from allauth.account.models import EmailAddress
{% endif %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endfilter %}

from .conftest import PASSWORD

TOKENS = "/api/v1/tokens/"


def test_a_password_gives_tokens_that_open_the_api(api: APIClient, ada: User) -> None:
    tokens = obtain(api, ada.email).json()
    assert write(api, tokens["access"]) == 201


def test_a_refresh_token_opens_nothing(api: APIClient, ada: User) -> None:
    assert write(api, obtain(api, ada.email).json()["refresh"]) == 401


def test_an_address_may_be_written_as_people_do(api: APIClient, ada: User) -> None:
    assert obtain(api, "ADA@Example.com").status_code == 200


def test_an_unknown_user_and_a_wrong_password_get_the_same_answer(
    api: APIClient, ada: User
) -> None:
    wrong = obtain(api, ada.email, "wrong")
    unknown = obtain(api, "nobody@example.com", "wrong")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()


def test_somebody_shut_out_gets_no_tokens(api: APIClient, ada: User) -> None:
    access = obtain(api, ada.email).json()["access"]
    User.objects.update(is_active=False)
    assert obtain(api, ada.email).status_code == 401
    assert write(api, access) == 401
{% if accounts %}


def test_an_address_must_be_verified_first(api: APIClient, ada: User) -> None:
    EmailAddress.objects.filter(user=ada).update(verified=False)
    assert obtain(api, ada.email).status_code == 401
{% endif %}


def test_a_refresh_token_serves_once(api: APIClient, ada: User) -> None:
    old = obtain(api, ada.email).json()["refresh"]
    new = api.post(f"{TOKENS}refresh/", {"refresh": old}).json()
    assert write(api, new["access"]) == 201
    assert api.post(f"{TOKENS}refresh/", {"refresh": old}).status_code == 401
    assert api.post(f"{TOKENS}refresh/", {"refresh": new["refresh"]}).status_code == 200


def test_a_revoked_token_is_useless(api: APIClient, ada: User) -> None:
    refresh = obtain(api, ada.email).json()["refresh"]
    assert api.post(f"{TOKENS}revoke/", {"refresh": refresh}).status_code == 200
    assert api.post(f"{TOKENS}refresh/", {"refresh": refresh}).status_code == 401


def test_a_new_password_ends_old_tokens(api: APIClient, ada: User) -> None:
    access = obtain(api, ada.email).json()["access"]
    ada.set_password("another-long-password")
    ada.save()
    assert write(api, access) == 401


def test_tokens_of_a_user_who_is_gone_are_refused(api: APIClient, ada: User) -> None:
    refresh = obtain(api, ada.email).json()["refresh"]
    ada.delete()
    response = api.post(f"{TOKENS}refresh/", {"refresh": refresh})
    assert response.status_code == response.json()["status"] == 401


@pytest.mark.parametrize("action", ["refresh", "revoke"])
def test_what_is_no_token_is_refused(api: APIClient, action: str) -> None:
    response = api.post(f"{TOKENS}{action}/", {"refresh": "nonsense"})
    assert response.status_code == response.json()["status"] == 401
    assert response["Content-Type"] == "application/problem+json"


def test_attempts_on_one_account_are_limited(api: APIClient, ada: User) -> None:
    answers = [attempt_from(api, ada.email, address) for address in range(6)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429]
    assert answers[5]["Content-Type"] == "application/problem+json"


def test_attempts_from_one_address_are_limited(api: APIClient, ada: User) -> None:
    answers = [obtain(api, f"user{number}@example.com") for number in range(21)]
    assert [answer.status_code for answer in answers] == [401] * 20 + [429]


def obtain(api: APIClient, email: str, password: str = PASSWORD) -> Any:
    """Ask for tokens."""
    return api.post(TOKENS, {"email": email, "password": password})


def attempt_from(api: APIClient, email: str, address: int) -> Any:
    """Try a wrong password from an address of its own."""
    data = {"email": email, "password": "wrong"}
    return api.post(TOKENS, data, REMOTE_ADDR=f"10.0.0.{address}")


def write(api: APIClient, token: str) -> int:
    """Try to make a note with a token; give the status of the answer."""
    header = f"Bearer {token}"
    return api.post("/api/v1/notes/", {"title": "Tea"}, HTTP_AUTHORIZATION=header).status_code

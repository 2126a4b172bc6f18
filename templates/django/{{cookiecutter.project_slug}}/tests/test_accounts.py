"""Accounts: sign-up, log-in, passwords."""

import re

import pytest
from django.core import mail
from django.test import Client

from {{ cookiecutter.project_slug }}.users.models import User

from .conftest import PASSWORD

LOG_IN, SIGN_UP = "/accounts/login/", "/accounts/signup/"


@pytest.mark.django_db
def test_somebody_signs_up_verifies_the_address_and_logs_in(client: Client) -> None:
    sign_up(client, "eve@example.com")
    assert "_auth_user_id" not in client.session
    assert not log_in(client, "eve@example.com")
    client.post(link_in_mail("confirm-email"))
    assert log_in(client, "eve@example.com")


@pytest.mark.parametrize("password", ["short", "1234567890", "password123", "eve@example.com"])
@pytest.mark.django_db
def test_a_poor_password_is_refused(client: Client, password: str) -> None:
    sign_up(client, "eve@example.com", password)
    assert not User.objects.exists()


def test_signing_up_does_not_tell_who_is_there(client: Client, ada: User) -> None:
    known, unknown = (sign_up(client, email) for email in (ada.email, "eve@example.com"))
    assert known == unknown
    assert mail.outbox[0].to == [ada.email]
    assert "confirm-email" not in mail.outbox[0].body


def test_an_unknown_user_and_a_wrong_password_get_the_same_page(client: Client, ada: User) -> None:
    pages = [
        client.post(LOG_IN, {"login": email, "password": "wrong"}).text
        for email in (ada.email, "nobody@example.com")
    ]
    wrong, unknown = (without_what_differs(page) for page in pages)
    assert wrong == unknown
    assert 'class="errors"' in wrong


def test_attempts_on_one_account_are_limited(client: Client, ada: User) -> None:
    for number in range(5):
        client.post(
            LOG_IN, {"login": ada.email, "password": "wrong"}, REMOTE_ADDR=f"10.0.0.{number}"
        )
    client.post(LOG_IN, {"login": ada.email, "password": PASSWORD}, REMOTE_ADDR="10.0.0.9")
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_attempts_from_one_address_are_limited(client: Client) -> None:
    answers = [
        client.post(LOG_IN, {"login": f"user{number}@example.com", "password": "wrong"})
        for number in range(31)
    ]
    assert answers[0].status_code == 200
    assert answers[30].status_code == 429


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:x"])
def test_a_log_in_leads_to_no_other_site(client: Client, ada: User, elsewhere: str) -> None:
    data = {"login": ada.email, "password": PASSWORD, "next": elsewhere}
    response = client.post(LOG_IN, data)
    assert response.status_code == 302
    assert response["Location"] == "/"


def test_a_log_in_leads_back_to_where_it_was_asked_for(client: Client, ada: User) -> None:
    data = {"login": ada.email, "password": PASSWORD, "next": "/health/live"}
    assert client.post(LOG_IN, data)["Location"] == "/health/live"


def test_logging_out_takes_a_post(client: Client, ada: User) -> None:
    client.force_login(ada)
    client.get("/accounts/logout/")
    assert "_auth_user_id" in client.session
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


def test_logging_in_from_another_site_is_refused(ada: User) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(LOG_IN, {"login": ada.email, "password": PASSWORD})
    assert response.status_code == 403


def test_a_forgotten_password_is_replaced(client: Client, ada: User) -> None:
    client.post("/accounts/password/reset/", {"email": ada.email})
    form = client.get(link_in_mail("password/reset"), follow=True)
    passwords = {"password1": "another-long-password", "password2": "another-long-password"}
    client.post(form.request["PATH_INFO"], passwords)
    assert log_in(client, ada.email, "another-long-password")


def test_asking_for_a_new_password_does_not_tell_who_is_there(client: Client, ada: User) -> None:
    answers = [
        client.post("/accounts/password/reset/", {"email": email})
        for email in (ada.email, "nobody@example.com")
    ]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert [sent.to for sent in mail.outbox] == [[ada.email], ["nobody@example.com"]]


def test_a_password_is_changed_by_who_knows_the_old_one(client: Client, ada: User) -> None:
    client.force_login(ada)
    data = {
        "oldpassword": "wrong",
        "password1": "another-long-password",
        "password2": "another-long-password",
    }
    client.post("/accounts/password/change/", data)
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)
    client.post("/accounts/password/change/", {**data, "oldpassword": PASSWORD})
    ada.refresh_from_db()
    assert ada.check_password("another-long-password")


@pytest.mark.parametrize(
    "path", [LOG_IN, SIGN_UP, "/accounts/password/reset/", "/accounts/confirm-email/"]
)
@pytest.mark.django_db
def test_the_pages_look_like_the_others(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert '<main id="content"' in response.text
    assert " style=" not in response.text
    assert "unsafe" not in response["Content-Security-Policy"]


def sign_up(client: Client, email: str, password: str = PASSWORD) -> tuple[int, str]:
    """Fill in the form for a new account; give what was answered."""
    data = {"email": email, "password1": password, "password2": password}
    response = client.post(SIGN_UP, data)
    return response.status_code, response.headers.get("Location", "")


def log_in(client: Client, email: str, password: str = PASSWORD) -> bool:
    """Try to log in; tell whether it worked."""
    client.post(LOG_IN, {"login": email, "password": password})
    return "_auth_user_id" in client.session


def link_in_mail(part: str) -> str:
    """Give the path of the link in the last mail that holds this part."""
    found = re.search(rf"https?://[^/]+(/\S*{part}\S*)", str(mail.outbox[-1].body))
    assert found
    return found.group(1)


def without_what_differs(page: str) -> str:
    """Give a page without its CSRF token and what was typed in."""
    return re.sub(r'value="[^"]*"', "", page)

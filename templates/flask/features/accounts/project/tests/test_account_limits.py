"""Limits of accounts: guessing passwords ends, and so does mail."""

{% filter imports %}
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
import pytest
from flask import Flask
from {{ cookiecutter.project_slug }}.extensions import limiter
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.people import PASSWORD
{% endfilter %}

LOGIN = "/accounts/login/"
SIGNUP = "/accounts/signup/"
RESET = "/accounts/password/reset/"

pytestmark = pytest.mark.usefixtures("low_limits")


def test_guessing_the_password_of_one_account_ends(browser: Browser, ada: User) -> None:
    for _ in range(3):
        assert browser.log_in(ada.email, "not the password").status_code == 200

    refused = browser.log_in(ada.email.upper(), PASSWORD)
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0


def test_a_log_in_succeeds_though_it_stays_counted(
    browser: Browser, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = limiter.limiter.storage
    count = storage.incr

    def incr(key: str, expiry: int, amount: int = 1) -> int:
        if amount < 0:
            # What the storage in memory has for an error.
            raise ValueError("The storage is unavailable.")
        return int(count(key, expiry, amount))

    monkeypatch.setattr(storage, "incr", incr)

    assert browser.log_in(ada.email, PASSWORD).status_code == 302


def test_services_that_share_a_storage_count_apart(
    browser: Browser, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage, keys = limiter.limiter.storage, list[str]()
    count = storage.incr

    def incr(key: str, expiry: int, amount: int = 1) -> int:
        keys.append(key)
        return int(count(key, expiry, amount))

    monkeypatch.setattr(storage, "incr", incr)
    browser.log_in(ada.email, PASSWORD)

    assert keys
    assert all("/{{ cookiecutter.project_slug }}/" in key for key in keys)


def test_others_cannot_lock_an_account(browser: Browser, ada: User) -> None:
    token = browser.token_of(LOGIN)
    for number in range(6):
        browser.client.environ_base["REMOTE_ADDR"] = f"192.0.2.{number % 3}"
        browser.send(LOGIN, token, email=ada.email, password="not the password")

    browser.client.environ_base["REMOTE_ADDR"] = "127.0.0.1"
    assert browser.log_in(ada.email, PASSWORD).status_code == 302


@pytest.mark.parametrize("period", ["30 seconds", "hour"])
def test_one_address_alone_fills_no_limit_of_an_account(
    app: Flask, browser: Browser, ada: User, monkeypatch: pytest.MonkeyPatch, period: str
) -> None:
    monkeypatch.setitem(app.config, "LOG_IN_PERIOD", period)
    browser.client.environ_base["REMOTE_ADDR"] = "192.0.2.1"
    token = browser.token_of(LOGIN)
    for _ in range(9):
        browser.send(LOGIN, token, email=ada.email, password="not the password")

    browser.client.environ_base["REMOTE_ADDR"] = "127.0.0.1"
    assert browser.log_in(ada.email, PASSWORD).status_code == 302


def test_guessing_one_account_from_many_addresses_ends(browser: Browser, ada: User) -> None:
    token = browser.token_of(LOGIN)
    for number in range(8):
        browser.client.environ_base["REMOTE_ADDR"] = f"192.0.2.{number}"
        browser.send(LOGIN, token, email=ada.email, password="not the password")

    browser.client.environ_base["REMOTE_ADDR"] = "127.0.0.1"
    assert browser.log_in(ada.email, PASSWORD).status_code == 429


@pytest.mark.parametrize(
    "spelling", ["ADA@example.org", "ada@example。org", "ada@exam\ufe0fple.org"]
)
def test_every_spelling_of_an_address_is_one_account(
    app: Flask, browser: Browser, ada: User, spelling: str
) -> None:
    for _ in range(2):
        browser.log_in(ada.email, "not the password")
        Browser(app.test_client()).log_in(spelling, "not the password")

    assert browser.log_in(spelling, PASSWORD).status_code == 429


def test_guesses_at_the_same_moment_are_counted_before_they_are_tried(
    app: Flask, ada: User
) -> None:
    visitors = [Browser(app.test_client()) for _ in range(12)]
    tokens = [visitor.token_of(LOGIN) for visitor in visitors]

    def guess(number: int) -> int:
        fields = {"email": ada.email, "password": "not the password"}
        return visitors[number].send(LOGIN, tokens[number], **fields).status_code

    with ThreadPoolExecutor(12) as threads:
        statuses = sorted(threads.map(guess, range(12)))

    assert statuses == [200] * 3 + [429] * 9


def test_one_network_of_ipv6_is_one_caller(browser: Browser) -> None:
    token = browser.token_of(LOGIN)
    for number in range(7):
        answer = browser.client.post(
            LOGIN,
            data={"email": f"user{number}@example.org", "password": "guess", "csrf_token": token},
            environ_base={"REMOTE_ADDR": f"2001:db8:1:2::{number + 1:x}"},
        )

    assert answer.status_code == 429


@pytest.mark.parametrize("path", [RESET, SIGNUP, "/accounts/confirm/"])
def test_mail_to_one_address_is_limited(
    app: Flask,
    browser: Browser,
    ada: User,
    outbox: list[EmailMessage],
    monkeypatch: pytest.MonkeyPatch,
    path: str,
) -> None:
    monkeypatch.setitem(app.config, "MAIL_LIMIT_BY_ACCOUNT", "2 per hour")
    fields = {"email": ada.email}
    if path == SIGNUP:
        fields |= {"password": PASSWORD, "password_confirm": PASSWORD, "name": "New"}
    token = browser.token_of(path)
    for number in range(3):
        browser.client.post(
            path,
            data=fields | {"csrf_token": token},
            environ_base={"REMOTE_ADDR": f"192.0.2.{number + 1}"},
        )

    assert len(outbox) <= 2


def test_guessing_from_one_address_ends(browser: Browser) -> None:
    for number in range(6):
        assert browser.log_in(f"user{number}@example.org", "guess").status_code == 200

    assert browser.log_in("someone@example.org", "guess").status_code == 429


def test_a_log_in_without_an_address_is_counted_too(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(3):
        assert browser.log_in("", "guess").status_code == 200

    assert browser.log_in("", "guess").status_code == 429
    assert "ERROR" not in caplog.text


def test_correct_passwords_are_not_counted(app: Flask, ada: User) -> None:
    for _ in range(4):
        assert Browser(app.test_client()).log_in(ada.email, PASSWORD).status_code == 302

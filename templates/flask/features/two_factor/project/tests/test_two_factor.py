{% set on = cookiecutter.__features %}
"""Second factors: codes of an app, recovery codes and passkeys."""

{% filter imports %}
import logging
import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from html import unescape
from threading import Barrier
from typing import Any
import pytest
from flask import Flask
from werkzeug.test import TestResponse
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import CSRF_TOKEN, Browser
from {{ cookiecutter.project_slug }} import create_app
from tests.environment import TEST
from tests.codes import PERIOD, code_of
from tests.people import PASSWORD, stored
{% if 'tokens' in on %}
from flask.testing import FlaskClient
{% endif %}
{% if 'admin' in on %}
from tests.people import make_user
{% endif %}
{% if 'oracle' in on %}
from {{ cookiecutter.project_slug }}.extensions import db
{% endif %}
{% endfilter %}

APP = "/accounts/2fa/app/"
ASKED = "/accounts/2fa/code/"
CODES = "/accounts/2fa/recovery-codes/"
RECOVERY = "/accounts/2fa/recovery/"
PASSKEYS = "/accounts/2fa/passkeys/"
AGAIN = "/accounts/verify/"


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no period of codes end within a test."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    monkeypatch.setattr("passlib.totp.TOTP.now", staticmethod(time.time))


def guest(app: Flask, address: str = "127.0.0.1") -> Browser:
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = address
    return Browser(client)


def enroll(browser: Browser, user: User, periods: int = -1) -> str:
    """Log in and add an app that shows codes; return its secret."""
    browser.log_in(user.email, PASSWORD)
    page = browser.submit(APP, setup="authenticator").text
    key = re.search(r"<code>([A-Z2-7-]+)</code>", page)
    form = re.search(rf'action="({APP}[^"]+)"', page)
    token = CSRF_TOKEN.search(page)
    assert key
    assert form
    assert token
    secret = key.group(1).replace("-", "")
    browser.send(unescape(form.group(1)), token.group(1), code=code_of(secret, periods))
    return secret


def recovery_codes(page: TestResponse) -> list[str]:
    return re.findall(r"[0-9a-f]{4}(?:-[0-9a-f]{4}){2}", page.text)


def is_logged_in(browser: Browser) -> bool:
    return browser.open("/accounts/password/change/").status_code == 200


def at_once(calls: Sequence[Callable[[], Any]]) -> list[Any]:
    """Return what calls give that start together."""
    start = Barrier(len(calls))

    def wait(call: Callable[[], Any]) -> Any:
        start.wait(60)
        return call()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(wait, calls))


{% if 'oracle' in on %}
@pytest.fixture
def row_locks(app: Flask) -> None:
    """A database that locks rows."""
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            pytest.skip("SQLite, which stands in for Oracle, has no FOR UPDATE.")


{% endif %}
def wait_for_minutes(browser: Browser) -> None:
    """Let the log-in be six minutes old."""
    with browser.client.session_transaction() as session:
        session["fs_paa"] -= 360
        session.pop("fs_gexp", None)


def test_a_log_in_asks_for_the_code_of_the_app(app: Flask, browser: Browser, ada: User) -> None:
    secret = enroll(guest(app), ada)

    assert browser.log_in(ada.email, PASSWORD).headers["Location"].startswith(ASKED)
    assert not is_logged_in(browser)
    browser.submit(ASKED, code=code_of(secret))

    assert is_logged_in(browser)


def test_another_key_encrypts_and_the_former_one_still_decrypts() -> None:
    former = TEST["TOTP_SECRET_KEY"]
    rotated = {"TOTP_SECRET_KEY": former[::-1], "TOTP_SECRET_KEY_FALLBACKS": former}
    # Each application sets up the same object.
    security = create_app(TEST).extensions["security"]
    old = security.totp_factory.generate_totp_secret()
    key = security.totp_factory.get_totp_b32_key(old)
    codes = security.mf_recovery_codes_util.cryptor.encrypt(b"codes")

    create_app(TEST | rotated)
    assert security.totp_factory.get_totp_b32_key(old) == key
    assert security.mf_recovery_codes_util.cryptor.decrypt(codes) == b"codes"
    new = security.totp_factory.generate_totp_secret()

    create_app(TEST)
    with pytest.raises(KeyError):
        security.totp_factory.get_totp_b32_key(new)


def test_a_code_works_only_once(app: Flask, browser: Browser, ada: User) -> None:
    code = code_of(enroll(guest(app), ada))

    for visitor in (guest(app), browser):
        visitor.log_in(ada.email, PASSWORD)
        visitor.submit(ASKED, code=code)

    assert not is_logged_in(browser)


@pytest.mark.usefixtures("low_limits")
def test_guessing_codes_ends(app: Flask, browser: Browser, ada: User) -> None:
    secret = enroll(guest(app), ada)
    for number in range(3):
        visitor = guest(app, f"192.0.2.{number}")
        visitor.log_in(ada.email, PASSWORD)
        assert visitor.submit(ASKED, code="000000").status_code == 200

    browser.log_in(ada.email, PASSWORD)

    assert browser.submit(ASKED, code=code_of(secret)).status_code == 429
    assert not is_logged_in(browser)


@pytest.mark.usefixtures("low_limits")
def test_a_log_in_that_waits_for_its_code_counts_no_wrong_password_less(
    app: Flask, browser: Browser, ada: User, grace: User
) -> None:
    enroll(guest(app), ada)
    browser.log_in(ada.email, PASSWORD)

    answers = [browser.log_in(grace.email, "a guess") for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]


@pytest.mark.usefixtures("low_limits")
def test_correct_codes_are_not_counted(app: Flask, ada: User) -> None:
    owner = guest(app)
    enroll(owner, ada)

    for code in recovery_codes(owner.submit(CODES))[:5]:
        visitor = guest(app)
        visitor.log_in(ada.email, PASSWORD)
        visitor.submit(RECOVERY, code=code)
        assert is_logged_in(visitor)


def test_a_recovery_code_logs_in_once(app: Flask, browser: Browser, ada: User) -> None:
    owner = guest(app)
    enroll(owner, ada)
    codes = recovery_codes(owner.submit(CODES))

    for visitor in (browser, elsewhere := guest(app)):
        visitor.log_in(ada.email, PASSWORD)
        visitor.submit(RECOVERY, code=codes[0])

    assert len(codes) == 10
    assert is_logged_in(browser)
    assert not is_logged_in(elsewhere)


{% if 'oracle' in on %}
@pytest.mark.usefixtures("row_locks")
{% endif %}
def test_a_code_that_is_sent_several_times_at_once_logs_in_once(app: Flask, ada: User) -> None:
    owner = guest(app)
    secret = enroll(owner, ada)

    codes = {ASKED: code_of(secret), RECOVERY: recovery_codes(owner.submit(CODES))[0]}

    for path, code in codes.items():
        visitors = [guest(app) for _ in range(4)]
        for visitor in visitors:
            visitor.log_in(ada.email, PASSWORD)
        at_once([partial(one.send, path, one.token_of(path), code=code) for one in visitors])

        assert [is_logged_in(visitor) for visitor in visitors].count(True) == 1


def test_secrets_are_stored_encrypted(app: Flask, browser: Browser, ada: User) -> None:
    secret = enroll(browser, ada)
    code = recovery_codes(browser.submit(CODES))[0]

    user = stored(app, ada.email)

    assert secret not in str(user.tf_totp_secret)
    assert code not in str(user.mf_recovery_codes)


@pytest.mark.parametrize("path", [APP, PASSKEYS, CODES])
def test_factors_change_after_the_password_was_asked_for_again(
    browser: Browser, ada: User, path: str
) -> None:
    browser.log_in(ada.email, PASSWORD)
    wait_for_minutes(browser)

    way = browser.open(path).headers["Location"]
    assert way.startswith(f"{AGAIN}?next=")
    browser.submit(way, password="not the password")
    assert browser.open(path).status_code == 302
    assert browser.submit(way, password=PASSWORD).headers["Location"].endswith(path)

    assert browser.open(path).status_code == 200


def test_an_app_is_removed_after_the_password_was_asked_for_again(
    app: Flask, browser: Browser, ada: User
) -> None:
    enroll(browser, ada)
    token = browser.token_of(APP)
    wait_for_minutes(browser)

    browser.send(APP, token, setup="disable")
    assert stored(app, ada.email).tf_totp_secret
    browser.submit(AGAIN, password=PASSWORD)
    browser.send(APP, token, setup="disable")

    assert stored(app, ada.email).tf_totp_secret is None


@pytest.mark.usefixtures("low_limits")
def test_guessing_the_password_of_a_session_ends(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)

    answers = [browser.submit(AGAIN, password="a guess") for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]


def test_no_code_is_mailed(app: Flask, browser: Browser, ada: User) -> None:
    enroll(guest(app), ada)
    browser.log_in(ada.email, PASSWORD)
    token = browser.token_of(ASKED)

    assert browser.send("/accounts/2fa/rescue/", token, help_setup="email").status_code == 404


def test_pages_of_factors_need_no_inline_script(app: Flask, browser: Browser, ada: User) -> None:
    pages = [browser.open("/accounts/login/").text]
    enroll(browser, ada)
    pages += [browser.open(path).text for path in (APP, PASSKEYS, CODES, AGAIN)]
    pages += [browser.submit(PASSKEYS, name="Phone", usage="first").text]
    pages += [browser.submit(APP, setup="authenticator").text]
    visitor = guest(app)
    pages += [visitor.submit("/accounts/passkey/").text]
    visitor.log_in(ada.email, PASSWORD)
    pages += [visitor.open(path).text for path in (ASKED, RECOVERY)]

    for page in pages:
        assert "Skip to main content" in page
        assert all("src=" in script for script in re.findall(r"<script([^>]*)>", page))
        assert re.search(r"\son\w+=|\sstyle=", page) is None


def test_secrets_are_in_no_log(
    app: Flask, browser: Browser, ada: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = enroll(guest(app), ada)

    browser.log_in(ada.email, PASSWORD)
    browser.submit(ASKED, code=code_of(secret))

    assert is_logged_in(browser)
    assert secret not in caplog.text


def test_an_operator_removes_the_factors_of_a_user(app: Flask, browser: Browser, ada: User) -> None:
    enroll(guest(app), ada)
    runner = app.test_cli_runner()

    assert runner.invoke(args=["remove-factors", "nobody@example.org"]).exit_code == 1
    assert runner.invoke(args=["remove-factors", ada.email]).exit_code == 0
    browser.log_in(ada.email, PASSWORD)

    assert is_logged_in(browser)


def test_clocks_may_differ_by_a_period(app: Flask, browser: Browser, ada: User) -> None:
    secret = enroll(guest(app), ada, -1)

    browser.log_in(ada.email, PASSWORD)
    browser.submit(ASKED, code=code_of(secret, 90 // PERIOD))
    assert not is_logged_in(browser)
    browser.submit(ASKED, code=code_of(secret, 1))

    assert is_logged_in(browser)
{% if 'admin' in on %}


def test_the_admin_asks_for_the_second_factor(app: Flask, browser: Browser) -> None:
    root = make_user(app, "root@example.org", is_admin=True)
    secret = enroll(guest(app), root)

    browser.log_in(root.email, PASSWORD)
    assert browser.open("/admin/").status_code != 200
    browser.submit(ASKED, code=code_of(secret))

    assert browser.open("/admin/").status_code == 200


def test_administrators_without_a_second_factor_are_led_to_set_one_up(
    app: Flask, browser: Browser
) -> None:
    root = make_user(app, "root@example.org", is_admin=True)
    browser.log_in(root.email, PASSWORD)

    for path in ("/admin/", "/admin/users/"):
        assert browser.open(path).location == APP
    enroll(guest(app), root)

    assert browser.open("/admin/").status_code == 200
{% endif %}
{% if 'tokens' in on %}


def obtain(client: FlaskClient, user: User, **more: str) -> int:
    sent = {"email": user.email, "password": PASSWORD, **more}
    return client.post("/api/v1/tokens/", json=sent).status_code


def test_tokens_take_the_code(app: Flask, client: FlaskClient, ada: User) -> None:
    owner = guest(app)
    secret = enroll(owner, ada)
    recovery = recovery_codes(owner.submit(CODES))[0]

    assert obtain(client, ada) == 401
    assert obtain(client, ada, code="000000") == 401
    assert obtain(client, ada, code=code_of(secret)) == 200
    assert obtain(client, ada, code=code_of(secret)) == 401
    assert [obtain(client, ada, code=recovery) for _ in range(2)] == [200, 401]


{% if 'oracle' in on %}
@pytest.mark.usefixtures("row_locks")
{% endif %}
def test_a_code_that_is_sent_for_tokens_several_times_at_once_works_once(
    app: Flask, ada: User
) -> None:
    owner = guest(app)
    secret = enroll(owner, ada)

    for code in (code_of(secret), recovery_codes(owner.submit(CODES))[0]):
        answers = at_once([partial(obtain, app.test_client(), ada, code=code) for _ in range(4)])

        assert sorted(answers) == [200, 401, 401, 401]


@pytest.mark.usefixtures("low_limits")
def test_guessing_codes_for_tokens_ends(
    app: Flask, client: FlaskClient, browser: Browser, ada: User
) -> None:
    secret = enroll(guest(app, "192.0.2.9"), ada)
    for number in range(3):
        assert obtain(client, ada) == 401
        assert obtain(guest(app, f"192.0.2.{number}").client, ada, code="000000") == 401

    browser.log_in(ada.email, PASSWORD)

    assert obtain(client, ada, code=code_of(secret)) == 429
    assert browser.submit(ASKED, code=code_of(secret)).status_code == 429
{% endif %}

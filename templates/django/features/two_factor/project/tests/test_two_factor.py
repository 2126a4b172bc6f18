{% set on = cookiecutter.__features %}
"""Second factors: codes of an app, recovery codes and passkeys."""

{% filter imports %}
import json
import logging
import re
import time
from html import unescape
import pytest
from pytest_django import Settings
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import CSRF_TOKEN, Browser
from tests.codes import code_of
from tests.people import PASSWORD
{% if 'tokens' in on %}
from typing import Any
from django.test import Client
from tests.callers import Caller
{% endif %}
{% if 'admin' in on %}
from tests.people import make_user
{% endif %}
{% endfilter %}

ACTIVATE = "/accounts/2fa/totp/activate/"
DEACTIVATE = "/accounts/2fa/totp/deactivate/"
ADD_PASSKEY = "/accounts/2fa/webauthn/add/"
ASKED = "/accounts/2fa/authenticate/"
AGAIN = "/accounts/reauthenticate/"
CODES = "/accounts/2fa/recovery-codes/"


def enroll(browser: Browser, user: User) -> str:
    """Log in and add an app that shows codes; return its secret."""
    browser.log_in(user.email, PASSWORD)
    browser.submit(AGAIN, password=PASSWORD)
    page = browser.open(ACTIVATE)
    secret = str(page.context["form"].secret)
    found = CSRF_TOKEN.search(page.text)
    assert found
    assert secret in page.text
    browser.send(ACTIVATE, found.group(1), code=code_of(secret))
    return secret


def recovery_codes(browser: Browser) -> list[str]:
    return re.findall(r"\b\d{8}\b", browser.open(CODES).text)


def is_logged_in(browser: Browser) -> bool:
    return bool(browser.open("/accounts/password/change/").status_code == 200)


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no period of codes end within a test."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)


@pytest.fixture
def few_tries(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"wrong_code": "3/15m/key"}


def test_a_log_in_asks_for_the_code_of_the_app(browser: Browser, ada: User) -> None:
    secret = enroll(Browser(), ada)

    assert browser.log_in(ada.email, PASSWORD).headers["Location"] == ASKED
    assert not is_logged_in(browser)
    browser.submit(ASKED, code=code_of(secret, -1))

    assert is_logged_in(browser)


def test_a_code_works_only_once(browser: Browser, ada: User) -> None:
    secret = enroll(Browser(), ada)
    code = code_of(secret)

    for visitor in (Browser(), browser):
        visitor.log_in(ada.email, PASSWORD)
        visitor.submit(ASKED, code=code)

    assert not is_logged_in(browser)


@pytest.mark.usefixtures("few_tries")
def test_guessing_codes_ends(browser: Browser, ada: User) -> None:
    secret = enroll(Browser("192.0.2.9"), ada)
    for number in range(3):
        visitor = Browser(f"192.0.2.{number}")
        visitor.log_in(ada.email, PASSWORD)
        visitor.submit(ASKED, code="000000")

    browser.log_in(ada.email, PASSWORD)
    browser.submit(ASKED, code=code_of(secret))

    assert not is_logged_in(browser)


def test_a_recovery_code_logs_in_once(browser: Browser, ada: User) -> None:
    owner = Browser()
    enroll(owner, ada)
    code = recovery_codes(owner)[0]

    for visitor in (browser, elsewhere := Browser()):
        visitor.log_in(ada.email, PASSWORD)
        visitor.submit(ASKED, code=code)

    assert is_logged_in(browser)
    assert not is_logged_in(elsewhere)


def test_recovery_codes_are_shown_once(browser: Browser, ada: User) -> None:
    enroll(browser, ada)

    assert len(recovery_codes(browser)) == 10
    assert recovery_codes(browser) == []


@pytest.mark.parametrize("path", [ACTIVATE, ADD_PASSKEY, f"{CODES}generate/"])
def test_factors_are_added_after_the_password_was_asked_for_again(
    browser: Browser, ada: User, path: str
) -> None:
    browser.log_in(ada.email, PASSWORD)

    assert browser.open(path).headers["Location"] == f"{AGAIN}?next={path.replace('/', '%2F')}"


def test_factors_are_removed_after_the_password_was_asked_for_again(
    browser: Browser, ada: User
) -> None:
    secret = enroll(Browser(), ada)
    browser.log_in(ada.email, PASSWORD)
    browser.submit(ASKED, code=code_of(secret, -1))

    assert browser.open(DEACTIVATE).headers["Location"].startswith(AGAIN)
    browser.submit(AGAIN, password=PASSWORD)
    browser.submit(DEACTIVATE)

    assert not Authenticator.objects.exists()


def test_addresses_are_changed_after_the_password_was_asked_for_again(
    browser: Browser, ada: User
) -> None:
    browser.log_in(ada.email, PASSWORD)
    new = {"email": "new@example.org", "action_add": ""}

    browser.submit("/accounts/email/", **new)
    assert not EmailAddress.objects.filter(email=new["email"]).exists()
    browser.submit(AGAIN, password=PASSWORD)
    browser.submit("/accounts/email/", **new)

    assert EmailAddress.objects.filter(email=new["email"]).exists()


def test_a_passkey_that_no_device_made_is_refused(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
    browser.submit(AGAIN, password=PASSWORD)
    options = browser.open(ADD_PASSKEY).context["js_data"]["creation_options"]["publicKey"]
    forged = {"type": "none", "rawId": "AAAA", "response": {}, "clientExtensionResults": {}}

    response = browser.submit(ADD_PASSKEY, name="Phone", credential=json.dumps(forged))

    assert options["rp"]["id"] == "testserver"
    assert response.status_code == 200
    assert not Authenticator.objects.exists()


def test_pages_of_factors_need_no_inline_script(browser: Browser, ada: User) -> None:
    pages = [browser.open("/accounts/login/").text]
    enroll(browser, ada)
    pages += [browser.open(path).text for path in (ADD_PASSKEY, CODES, "/accounts/2fa/")]
    guest = Browser()
    guest.log_in(ada.email, PASSWORD)
    pages += [guest.open(ASKED).text]

    for page in map(unescape, pages):
        for script in re.findall(r"<script([^>]*)>", page):
            assert "src=" in script or 'type="application/json"' in script
        assert re.search(r"\son\w+=|\sstyle=", page) is None


def test_secrets_are_in_no_log(
    browser: Browser, ada: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = enroll(Browser(), ada)

    browser.log_in(ada.email, PASSWORD)
    browser.submit(ASKED, code=(code := code_of(secret, -1)))

    logged = " ".join(map(caplog.handler.format, caplog.records))
    assert secret not in logged
    assert code not in logged.replace("sqlite3", "")
{% if 'admin' in on %}


def test_the_admin_asks_for_the_second_factor(browser: Browser) -> None:
    root = make_user("root@example.org", is_admin=True)
    secret = enroll(Browser(), root)

    way = browser.open("/admin/login/?next=/admin/").headers["Location"]
    browser.submit(way, login=root.email, password=PASSWORD)
    assert browser.open("/admin/").status_code == 302
    browser.submit(ASKED, code=code_of(secret, -1))

    assert browser.open("/admin/").status_code == 200


def test_administrators_without_a_second_factor_are_led_to_set_one_up(browser: Browser) -> None:
    root = make_user("root@example.org", is_admin=True)
    browser.log_in(root.email, PASSWORD)

    page = browser.client.get("/admin/", follow=True)
    assert page.redirect_chain[-1][0] == "/accounts/2fa/"
    enroll(Browser(), root)

    assert browser.open("/admin/").status_code == 200


def test_an_administrator_removes_factors_and_sees_no_secret(admin: Browser, ada: User) -> None:
    secret = enroll(Browser(), ada)
    factor = Authenticator.objects.get(type=Authenticator.Type.TOTP)

    page = admin.open(f"/admin/mfa/authenticator/{factor.pk}/change/").text
    admin.submit(f"/admin/mfa/authenticator/{factor.pk}/delete/", post="yes")

    assert ada.name in page
    assert secret not in page
    assert not Authenticator.objects.filter(pk=factor.pk).exists()
{% endif %}
{% if 'tokens' in on %}


def obtain(client: Client, user: User, **more: str) -> Any:
    sent = {"email": user.email, "password": PASSWORD, **more}
    return Caller(client).post("/api/v1/tokens/", sent)


def test_tokens_take_the_code(client: Client, ada: User) -> None:
    secret = enroll(Browser(), ada)

    assert obtain(client, ada).status_code == 401
    assert obtain(client, ada, code="000000").status_code == 401
    assert obtain(client, ada, code=code_of(secret, -1)).status_code == 200


@pytest.mark.usefixtures("few_tries")
def test_guessing_codes_for_tokens_ends(client: Client, ada: User) -> None:
    secret = enroll(Browser("192.0.2.9"), ada)
    for _ in range(3):
        obtain(client, ada, code="000000")

    assert obtain(client, ada, code=code_of(secret, -1)).status_code == 429
{% endif %}

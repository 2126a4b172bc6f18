"""Accounts: sign-up, log-in, log-out and passwords."""

{% filter imports %}
import re
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from threading import Barrier
from urllib.parse import urljoin, urlsplit
import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_security import hash_password, registerable
from werkzeug.test import TestResponse
from {{ cookiecutter.project_slug }}.users import accounts
{% fragments "test_errors.imports" %}
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.people import PASSWORD, lock_out, stored
{% endfilter %}

LOGIN = "/accounts/login/"
SIGNUP = "/accounts/signup/"
RESET = "/accounts/password/reset/"
CHANGE = "/accounts/password/change/"
NEW_PASSWORD = "another rather long one"


def link_in(message: EmailMessage) -> str:
    found = re.search(r"http://localhost(/\S+)", message.get_content())
    assert found
    return found.group(1)


def sign_up(browser: Browser, email: str, password: str = PASSWORD) -> str:
    fields = {"email": email, "password": password, "password_confirm": password}
    response = browser.submit(SIGNUP, name="New", **fields)
    return browser.open(response.location).text if response.location else response.text


def is_logged_in(browser: Browser) -> bool:
    return "Log out" in browser.open("/accounts/password/change/").text


@pytest.mark.parametrize("path", [{% if 'rest' in cookiecutter.__features %}"/api/docs/", {% endif %}"/nothing-here/"])
def test_a_page_that_can_be_read_by_everybody_starts_no_session(
    client: FlaskClient, path: str
) -> None:
    assert "Set-Cookie" not in client.get(path).headers


def test_an_account_is_used_once_its_address_is_confirmed(
    browser: Browser, outbox: list[EmailMessage]
) -> None:
    sign_up(browser, "new@example.org")
    browser.log_in("new@example.org", PASSWORD)
    assert not is_logged_in(browser)

    browser.open(link_in(outbox[0]))
    browser.log_in("new@example.org", PASSWORD)

    assert is_logged_in(browser)


@pytest.mark.usefixtures("outbox")
def test_the_page_after_a_sign_up_says_what_comes_next(browser: Browser) -> None:
    assert 'class="messages"' in sign_up(browser, "new@example.org")


@pytest.mark.usefixtures("outbox")
def test_passwords_are_stored_as_argon2_hashes(app: Flask, browser: Browser) -> None:
    sign_up(browser, "new@example.org")

    assert str(stored(app, "new@example.org").password).startswith("$argon2id$")


@pytest.mark.usefixtures("outbox")
def test_others_see_the_name_that_was_chosen(app: Flask, browser: Browser) -> None:
    sign_up(browser, "new@example.org")

    assert str(stored(app, "new@example.org")) == "New"


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "a\0b", "a\nb"])
def test_a_name_that_is_none_is_refused(browser: Browser, name: str) -> None:
    fields = {"email": "new@example.org", "password": PASSWORD, "password_confirm": PASSWORD}

    assert 'class="errors"' in browser.submit(SIGNUP, name=name, **fields).text


@pytest.mark.usefixtures("outbox")
def test_names_have_no_blanks_around_them(app: Flask, browser: Browser) -> None:
    fields = {"password": PASSWORD, "password_confirm": PASSWORD}
    browser.submit(SIGNUP, email="new@example.org", name=" New\n", **fields)

    assert stored(app, "new@example.org").name == "New"


def test_long_passwords_are_refused(browser: Browser, outbox: list[EmailMessage]) -> None:
    assert "at most 128 characters" in sign_up(browser, "new@example.org", "password1 " * 13)
    assert outbox == []


def test_short_passwords_are_refused(
    app: Flask, browser: Browser, outbox: list[EmailMessage]
) -> None:
    shortest = app.config["SECURITY_PASSWORD_LENGTH_MIN"]

    assert f"at least {shortest} characters" in sign_up(browser, "new@example.org", "short")
    assert outbox == []


def test_sign_up_does_not_disclose_accounts(
    browser: Browser, ada: User, outbox: list[EmailMessage]
) -> None:
    known = sign_up(browser, ada.email).replace(ada.email, "…")
    unknown = sign_up(browser, "new@example.org").replace("new@example.org", "…")

    assert without_tokens(known) == without_tokens(unknown)
    assert [message["To"] for message in outbox] == [ada.email, "new@example.org"]


@pytest.mark.usefixtures("outbox")
def test_simultaneous_sign_ups_with_one_address_get_the_usual_answer(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    spellings = ["new@example.org", "NEW@example.org", "new@EXAMPLE.ORG"]
    barrier = Barrier(len(spellings), timeout=10)

    def hash_together(password: str) -> str:
        """Wait until everybody has found the address free."""
        if password == PASSWORD:
            barrier.wait()
        return str(hash_password(password))

    def sign_up_as(email: str) -> TestResponse:
        fields = {"email": email, "password": PASSWORD, "password_confirm": PASSWORD, "name": "New"}
        return Browser(app.test_client()).submit(SIGNUP, **fields)

    monkeypatch.setattr(registerable, "hash_password", hash_together)
    with ThreadPoolExecutor(len(spellings)) as threads:
        answers = list(threads.map(sign_up_as, spellings))

    assert {(answer.status_code, answer.location) for answer in answers} == {(302, LOGIN)}
    assert not stored(app, "new@example.org").confirmed_at


def test_log_in_leads_to_where_one_came_from(browser: Browser, ada: User) -> None:
    response = browser.submit(f"{LOGIN}?next={CHANGE}", email=ada.email, password=PASSWORD)

    assert response.location == CHANGE


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize("spelling", ["ADA@example.org", "ada@EXAMPLE.org"])
def test_the_spelling_of_the_address_does_not_matter(browser: Browser, spelling: str) -> None:
    browser.log_in(spelling, PASSWORD)

    assert is_logged_in(browser)


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"],
)
def test_log_in_never_leads_elsewhere(browser: Browser, ada: User, elsewhere: str) -> None:
    token = browser.token_of(LOGIN)

    for path, fields in ((f"{LOGIN}?next={elsewhere}", {}), (LOGIN, {"next": elsewhere})):
        response = browser.send(path, token, email=ada.email, password=PASSWORD, **fields)
        arrival = urlsplit(urljoin("http://localhost/", response.location or ""))
        assert (arrival.scheme, arrival.netloc) == ("http", "localhost")


@pytest.mark.parametrize("path", [SIGNUP, RESET])
def test_a_known_address_is_as_much_work_as_an_unknown_one(
    app: Flask, ada: User, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    hashed: list[str] = []
    context = accounts.security.pwd_context
    really = context.hash

    def counting(password: str, **settings: object) -> str:
        hashed.append(password)
        return str(really(password, **settings))

    monkeypatch.setattr(context, "hash", counting)
    work = []
    for email in (ada.email, "new@example.org"):
        hashed.clear()
        fields = {"email": email, "password": PASSWORD, "password_confirm": PASSWORD}
        Browser(app.test_client()).submit(path, name="New", **fields)
        work.append(len(hashed))

    assert work == [1, 1]


def test_a_wrong_password_and_an_unknown_address_look_the_same(browser: Browser, ada: User) -> None:
    wrong = browser.log_in(ada.email, "not the password").text.replace(ada.email, "…")
    unknown = browser.log_in("nobody@example.org", "not the password").text

    assert without_tokens(wrong) == without_tokens(unknown.replace("nobody@example.org", "…"))


def test_log_in_stays_below_the_prefix_of_the_service(browser: Browser, ada: User) -> None:
    fields = {"csrf_token": browser.token_of(LOGIN), "email": ada.email, "password": PASSWORD}

    response = browser.client.post(LOGIN, base_url="http://localhost/shop", data=fields)

    assert response.location.startswith("/shop/")


def test_locked_accounts_stay_out(app: Flask, browser: Browser, ada: User) -> None:
    lock_out(app, ada.email)

    browser.log_in(ada.email, PASSWORD)

    assert not is_logged_in(browser)


def test_log_out_is_a_button_not_a_link(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)

    assert browser.open("/accounts/logout/").status_code == 405
    assert browser.send("/accounts/logout/", "forged").status_code == 400
    assert is_logged_in(browser)
    browser.log_out()

    assert not is_logged_in(browser)


def test_a_link_of_another_account_does_not_end_the_sessions_elsewhere(
    app: Flask, browser: Browser, ada: User, outbox: list[EmailMessage]
) -> None:
    sign_up(browser, "eve@example.org")
    visitor, elsewhere = (Browser(app.test_client()) for _ in range(2))
    for each in (visitor, elsewhere):
        each.log_in(ada.email, PASSWORD)

    visitor.open(link_in(outbox[0]))

    assert is_logged_in(elsewhere)


def test_who_asks_for_it_stays_logged_in_when_the_browser_is_closed(
    browser: Browser, ada: User
) -> None:
    assert 'name="remember"' in browser.open(LOGIN).text
    browser.submit(LOGIN, email=ada.email, password=PASSWORD, remember="y")
    browser.client.delete_cookie("session")
    assert is_logged_in(browser)

    browser.log_out()

    assert not is_logged_in(browser)


def test_a_copied_cookie_is_dead_after_log_out(app: Flask, browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
    cookie = browser.client.get_cookie("session")
    assert cookie
    thief = Browser(app.test_client())
    thief.client.set_cookie("session", cookie.value)
    assert is_logged_in(thief)

    browser.log_out()

    thief.client.set_cookie("session", cookie.value)
    assert not is_logged_in(thief)


def test_no_token_in_an_address_logs_anybody_in(app: Flask, browser: Browser, ada: User) -> None:
    with app.app_context():
        token = str(stored(app, ada.email).get_auth_token())

    headers = {"Authentication-Token": token}
    page = browser.client.get(f"{CHANGE}?auth_token={token}", headers=headers)

    assert "Log out" not in page.text


@pytest.mark.parametrize("body", ['"x"', "[" * 100_000, '{"email": "ada@example.org"}'])
def test_pages_of_accounts_take_forms_alone(browser: Browser, body: str) -> None:
    headers = {"X-CSRFToken": browser.token_of(LOGIN), "Content-Type": "application/json"}
    for path in (LOGIN, SIGNUP, RESET):
        assert browser.client.post(path, data=body, headers=headers).status_code == 415


def test_a_password_that_is_too_long_is_a_wrong_one(browser: Browser, ada: User) -> None:
    assert browser.log_in(ada.email, "x" * 5_000).status_code == 200
    assert not is_logged_in(browser)


{% if 'tokens' in cookiecutter.__features %}
def test_a_password_in_any_script_opens_pages_and_api(
    browser: Browser, outbox: list[EmailMessage]
) -> None:
    password = "pässwörter sind läng"
    sign_up(browser, "new@example.org", password)
    browser.open(link_in(outbox[0]))

    browser.log_in("new@example.org", password)
    credentials = {"email": "new@example.org", "password": password}
    answer = browser.client.post("/api/v1/tokens/", json=credentials)

    assert is_logged_in(browser)
    assert answer.status_code == 200


{% endif %}
def test_a_page_is_served_though_the_database_is_unavailable(
    app: Flask, browser: Browser, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.log_in(ada.email, PASSWORD)

    def refuse(*_: object, **__: object) -> None:
        {% fragments "test_errors.unavailable" %}

    monkeypatch.setattr(accounts.Users, "find_user", refuse)
    monkeypatch.setattr(app, "testing", False)
    answer = browser.open(CHANGE)

    assert answer.status_code == 503
    assert 'rel="stylesheet"' in answer.text
    assert "Content-Security-Policy" in answer.headers
    # What is the same for everybody does not ask who is logged in.
    assert browser.client.get("/static/site.css", buffered=True).status_code == 200
    assert browser.open("/health/live").status_code == 200
    assert 'rel="stylesheet"' in browser.open("/nothing-here/").text


def test_a_forgotten_password_is_replaced(
    browser: Browser, ada: User, outbox: list[EmailMessage]
) -> None:
    browser.submit(RESET, email=ada.email)
    link = link_in(outbox[0])
    browser.submit(link, password=NEW_PASSWORD, password_confirm=NEW_PASSWORD)

    browser.log_in(ada.email, PASSWORD)
    assert not is_logged_in(browser)
    browser.log_in(ada.email, NEW_PASSWORD)
    assert is_logged_in(browser)


def test_a_link_works_only_once(browser: Browser, ada: User, outbox: list[EmailMessage]) -> None:
    browser.submit(RESET, email=ada.email)
    link = link_in(outbox[0])
    browser.submit(link, password=NEW_PASSWORD, password_confirm=NEW_PASSWORD)

    assert browser.open(link).location == RESET


def test_password_reset_does_not_disclose_accounts(
    browser: Browser, ada: User, outbox: list[EmailMessage]
) -> None:
    known = browser.submit(RESET, email=ada.email).text.replace(ada.email, "…")
    unknown = browser.submit(RESET, email="nobody@example.org").text

    assert without_tokens(known) == without_tokens(unknown.replace("nobody@example.org", "…"))
    assert [message["To"] for message in outbox] == [ada.email]


def test_a_new_password_ends_all_other_sessions(app: Flask, browser: Browser, ada: User) -> None:
    elsewhere = Browser(app.test_client())
    for visitor in (browser, elsewhere):
        visitor.log_in(ada.email, PASSWORD)

    browser.submit(
        CHANGE, password=PASSWORD, new_password=NEW_PASSWORD, new_password_confirm=NEW_PASSWORD
    )

    assert is_logged_in(browser)
    assert not is_logged_in(elsewhere)


def test_changing_a_password_needs_the_old_one(
    browser: Browser, ada: User, outbox: list[EmailMessage]
) -> None:
    browser.log_in(ada.email, PASSWORD)

    page = browser.submit(
        CHANGE, password="not it", new_password=NEW_PASSWORD, new_password_confirm=NEW_PASSWORD
    )

    assert page.status_code == 200
    assert 'class="errors"' in page.text
    assert outbox == []


def test_pages_of_accounts_are_not_cached(client: FlaskClient) -> None:
    assert client.get(LOGIN).headers["Cache-Control"] == "private, no-store"


def without_tokens(page: str) -> str:
    """Return a page without what differs at every request."""
    return re.sub(r'="[^"]{80,}"', "", page)

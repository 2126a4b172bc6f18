{% set on = cookiecutter.__features %}
"""Accounts: sign-up, log-in, log-out and passwords."""

{% filter imports %}
import re
from unittest.mock import Mock
from urllib.parse import urljoin, urlsplit
import pytest
from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.db import IntegrityError
from django.test import Client
from {{ cookiecutter.project_slug }}.users.forms import SignupForm
from {{ cookiecutter.project_slug }}.users.mail import TerminalBackend
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.hashing import QuickHasher
from tests.people import PASSWORD, make_user
{% endfilter %}

LOGIN = "/accounts/login/"
SIGNUP = "/accounts/signup/"
RESET = "/accounts/password/reset/"
CHANGE = "/accounts/password/change/"
NEW_PASSWORD = "another rather long one"

Outbox = list[EmailMessage]


def link_in(message: EmailMessage) -> str:
    found = re.search(r"http://testserver(/\S+)", str(message.body))
    assert found
    return found.group(1)


def sign_up(browser: Browser, email: str, password: str = PASSWORD) -> str:
    response = browser.submit(
        SIGNUP, name="A. Newcomer", email=email, password1=password, password2=password
    )
    location = response.headers.get("Location")
    return str(browser.open(location).text if location else response.text)


def choose_password(browser: Browser, link: str, password: str) -> None:
    """Follow the link of a message, and choose a new password there."""
    form = browser.open(link).headers["Location"]
    browser.submit(form, password1=password, password2=password)


def is_logged_in(browser: Browser) -> bool:
    return bool(browser.open(CHANGE).status_code == 200)


def test_an_account_is_used_once_its_address_is_confirmed(
    browser: Browser, mailoutbox: Outbox
) -> None:
    sign_up(browser, "new@example.org")
    browser.log_in("new@example.org", PASSWORD)
    assert not is_logged_in(browser)

    browser.submit(link_in(mailoutbox[0]))
    browser.log_in("new@example.org", PASSWORD)

    assert is_logged_in(browser)


def test_sign_up_asks_for_the_public_name(browser: Browser) -> None:
    sign_up(browser, "new@example.org")

    assert User.objects.get().name == "A. Newcomer"


def test_passwords_are_stored_as_argon2_hashes(browser: Browser) -> None:
    sign_up(browser, "new@example.org")

    assert User.objects.get().password.startswith("argon2$argon2id$")


@pytest.mark.parametrize("password", ["short", "new@example.org", "administrator"])
def test_bad_passwords_are_refused(browser: Browser, mailoutbox: Outbox, password: str) -> None:
    page = sign_up(browser, "new@example.org", password)

    assert 'id="id_password1_error"' in page
    assert mailoutbox == []


def test_sign_up_does_not_disclose_accounts(
    browser: Browser, ada: User, mailoutbox: Outbox
) -> None:
    known = sign_up(browser, ada.email).replace(ada.email, "…")
    unknown = sign_up(Browser(), "new@example.org").replace("new@example.org", "…")

    assert without_tokens(known) == without_tokens(unknown)
    assert [message.to for message in mailoutbox] == [[ada.email], ["new@example.org"]]


@pytest.mark.parametrize("path", [SIGNUP, RESET])
def test_a_known_address_is_as_much_work_as_an_unknown_one(
    ada: User, mailoutbox: Outbox, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    hashed: list[str] = []
    encode = QuickHasher.encode

    def counting(hasher: QuickHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return str(encode(hasher, password, salt))

    monkeypatch.setattr(QuickHasher, "encode", counting)
    work = []
    for email in (ada.email, "new@example.org"):
        hashed.clear()
        mailoutbox.clear()
        Browser().submit(path, name="New", email=email, password1=PASSWORD, password2=PASSWORD)
        work.append((len(hashed), len(mailoutbox)))

    assert work[0] == work[1]


def test_simultaneous_sign_ups_with_one_address_get_the_usual_answer(
    browser: Browser, mailoutbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = SignupForm.clean

    def beaten(form: SignupForm) -> object:
        found = checked(form)
        make_user("new@example.org")
        return found

    expected = sign_up(Browser(), "other@example.org").replace("other@", "new@")
    monkeypatch.setattr(SignupForm, "clean", beaten)

    assert without_tokens(sign_up(browser, "New@example.org")) == without_tokens(expected)
    assert "already" in str(mailoutbox[-1].body)
    assert User.objects.filter(email="new@example.org").count() == 1


def test_another_error_of_the_database_does_not_say_that_the_address_is_known(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(User, "save", broken)

    with pytest.raises(IntegrityError):
        sign_up(browser, "new@example.org")


def test_log_in_leads_to_where_one_came_from(browser: Browser, ada: User) -> None:
    response = browser.submit(f"{LOGIN}?next=/accounts/email/", login=ada.email, password=PASSWORD)

    assert response.headers["Location"] == "/accounts/email/"


@pytest.mark.usefixtures("ada")
@pytest.mark.parametrize("spelling", ["ADA@example.org", "ada@EXAMPLE.org"])
def test_the_spelling_of_the_address_does_not_matter(browser: Browser, spelling: str) -> None:
    browser.log_in(spelling, PASSWORD)

    assert is_logged_in(browser)


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"],
)
def test_log_in_never_leads_elsewhere(ada: User, elsewhere: str) -> None:
    for path, fields in ((f"{LOGIN}?next={elsewhere}", {}), (LOGIN, {"next": elsewhere})):
        response = Browser().submit(path, login=ada.email, password=PASSWORD, **fields)
        arrival = urlsplit(urljoin("http://testserver/", response.headers.get("Location", "")))
        assert (arrival.scheme, arrival.netloc) == ("http", "testserver")


def test_a_wrong_password_and_an_unknown_address_look_the_same(browser: Browser, ada: User) -> None:
    wrong = browser.log_in(ada.email, "not the password").text.replace(ada.email, "…")
    unknown = browser.log_in("nobody@example.org", "not the password").text

    assert without_tokens(wrong) == without_tokens(unknown.replace("nobody@example.org", "…"))


@pytest.mark.usefixtures("low_limits")
def test_guessing_the_password_of_one_account_ends(browser: Browser, ada: User) -> None:
    for _ in range(6):
        browser.log_in(ada.email, "not the password")

    browser.log_in(ada.email.upper(), PASSWORD)

    assert not is_logged_in(browser)


@pytest.mark.usefixtures("low_limits")
def test_others_cannot_lock_an_account(browser: Browser, ada: User) -> None:
    for number in range(6):
        Browser(f"192.0.2.{number % 3}").log_in(ada.email, "not the password")

    browser.log_in(ada.email, PASSWORD)

    assert is_logged_in(browser)


@pytest.mark.usefixtures("low_limits")
def test_guessing_one_account_from_many_addresses_ends(
    browser: Browser, ada: User, mailoutbox: Outbox
) -> None:
    for number in range(8):
        Browser(f"192.0.2.{number}").log_in(ada.email, "not the password")

    browser.log_in(ada.email, PASSWORD)
    assert not is_logged_in(browser)

    browser.submit(RESET, email=ada.email)
    choose_password(browser, link_in(mailoutbox[0]), NEW_PASSWORD)
    browser.log_in(ada.email, NEW_PASSWORD)
    assert is_logged_in(browser)


def test_locked_accounts_stay_out(browser: Browser, ada: User) -> None:
    ada.is_active = False
    ada.save()

    browser.log_in(ada.email, PASSWORD)

    assert not is_logged_in(browser)


def test_scripts_of_allauth_are_in_its_pages(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)

    scripts = re.findall(r'<script src="(\S+)"', browser.open("/accounts/email/").text)

    assert [name for name in scripts if "account/js/account" in name]


def test_log_out_is_a_button_not_a_link(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)

    browser.open("/accounts/logout/")
    assert browser.send("/accounts/logout/", "forged").status_code == 403
    assert is_logged_in(browser)
    browser.log_out()

    assert not is_logged_in(browser)


def test_a_forgotten_password_is_replaced(browser: Browser, ada: User, mailoutbox: Outbox) -> None:
    browser.submit(RESET, email=ada.email)
    choose_password(browser, link_in(mailoutbox[0]), NEW_PASSWORD)

    browser.log_in(ada.email, PASSWORD)
    assert not is_logged_in(browser)
    browser.log_in(ada.email, NEW_PASSWORD)
    assert is_logged_in(browser)


def test_a_link_works_only_once(browser: Browser, ada: User, mailoutbox: Outbox) -> None:
    browser.submit(RESET, email=ada.email)
    link = link_in(mailoutbox[0])
    choose_password(browser, link, NEW_PASSWORD)

    assert 'name="password1"' not in browser.client.get(link, follow=True).text


def test_password_reset_does_not_disclose_accounts(
    browser: Browser, ada: User, mailoutbox: Outbox
) -> None:
    known = browser.submit(RESET, email=ada.email)
    unknown = browser.submit(RESET, email="nobody@example.org")

    assert known.headers["Location"] == unknown.headers["Location"]
    assert [message.to for message in mailoutbox] == [[ada.email], ["nobody@example.org"]]


def test_a_new_password_ends_all_other_sessions(browser: Browser, ada: User) -> None:
    elsewhere = Browser()
    for visitor in (browser, elsewhere):
        visitor.log_in(ada.email, PASSWORD)

    browser.submit(CHANGE, oldpassword=PASSWORD, password1=NEW_PASSWORD, password2=NEW_PASSWORD)

    assert is_logged_in(browser)
    assert not is_logged_in(elsewhere)


def test_changing_a_password_needs_the_old_one(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)

    page = browser.submit(
        CHANGE, oldpassword="not it", password1=NEW_PASSWORD, password2=NEW_PASSWORD
    )

    assert 'id="id_oldpassword_error"' in page.text
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)


@pytest.mark.parametrize("path", [CHANGE, "/accounts/email/"])
def test_pages_of_ones_own_account_need_a_log_in(browser: Browser, ada: User, path: str) -> None:
    assert browser.open(path).headers["Location"].startswith(f"{LOGIN}?next=")

    browser.log_in(ada.email, PASSWORD)
    assert f'<a href="{path}">' in browser.open(CHANGE).text


def test_the_address_of_another_user_becomes_nobodys_primary_one(
    browser: Browser, ada: User, grace: User
) -> None:
    EmailAddress.objects.filter(user=grace).update(verified=False)
    for email in ("second@example.org", grace.email):
        EmailAddress.objects.create(user=ada, email=email, verified=True)
    browser.log_in(ada.email, PASSWORD)
{% if 'two_factor' in on %}
    browser.submit("/accounts/reauthenticate/", password=PASSWORD)
{% endif %}

    browser.submit("/accounts/email/", action_primary="", email="second@example.org")
    browser.submit("/accounts/email/", action_primary="", email=grace.email)

    ada.refresh_from_db()
    assert ada.email == "second@example.org"
    assert EmailAddress.objects.get_primary(ada).email == "second@example.org"


def test_an_address_taken_at_the_same_moment_is_refused_too(
    browser: Browser, ada: User, grace: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    EmailAddress.objects.filter(user=grace).delete()
    EmailAddress.objects.create(user=ada, email=grace.email, verified=True)
    browser.log_in(ada.email, PASSWORD)
{% if 'two_factor' in on %}
    browser.submit("/accounts/reauthenticate/", password=PASSWORD)
{% endif %}
    others = "objects.filter.return_value.exclude.return_value.exists.return_value"
    nobody = Mock(**{others: False})
    monkeypatch.setattr("{{ cookiecutter.project_slug }}.users.views.User", nobody)

    browser.submit("/accounts/email/", action_primary="", email=grace.email)

    assert User.objects.get(pk=ada.pk).email == ada.email


def test_pages_of_accounts_are_not_cached(client: Client) -> None:
    assert "no-store" in client.get(LOGIN).headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/accounts/email/", "/accounts/logout/", CHANGE])
def test_pages_of_accounts_look_like_the_others(browser: Browser, ada: User, path: str) -> None:
    browser.log_in(ada.email, PASSWORD)

    page = browser.open(path).text

    assert "site.css" in page
    assert "Skip to main content" in page


def test_an_unconfirmed_address_gets_its_mail_again(browser: Browser, mailoutbox: Outbox) -> None:
    make_user("new@example.org", confirmed=False)

    browser.log_in("new@example.org", PASSWORD)

    assert not is_logged_in(browser)
    assert mailoutbox[0].to == ["new@example.org"]
    assert mailoutbox[0].subject.startswith("[")


def without_tokens(page: str) -> str:
    """Return a page without what differs at every request."""
    return re.sub(r'value="[^"]{40,}"', "", page)


def test_messages_in_the_terminal_keep_their_links_whole(
    capsys: pytest.CaptureFixture[str],
) -> None:
    link = f"https://example.org/{'x' * 100}"
    TerminalBackend().send_messages([EmailMessage("Hello", link, to=["ada@example.org"])])

    shown = capsys.readouterr().out
    assert "To: ada@example.org" in shown
    assert link in shown

"""Sign-up: names, and what is done while the database is held."""

from smtplib import SMTPServerDisconnected

import pytest
from django.core.mail import EmailMessage
from django.db import connection

from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.people import PASSWORD, make_user


def test_mail_to_a_known_address_is_sent_outside_of_a_transaction(
    browser: Browser, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    around = list(connection.atomic_blocks)
    seen: list[object] = []
    monkeypatch.setattr(EmailMessage, "send", lambda *_: seen.extend(connection.atomic_blocks))

    browser.submit(
        "/accounts/signup/", name="Ada", email=ada.email, password1=PASSWORD, password2=PASSWORD
    )

    assert seen == around


@pytest.mark.parametrize("is_known", [False, True])
def test_where_no_mail_server_answers_a_sign_up_may_be_tried_again(
    browser: Browser,
    mailoutbox: list[EmailMessage],
    monkeypatch: pytest.MonkeyPatch,
    is_known: bool,
) -> None:
    email = "new@example.org"
    if is_known:
        make_user(email)
    form = {"name": "New", "email": email, "password1": PASSWORD, "password2": PASSWORD}
    browser.client.raise_request_exception = False

    def refuse(*_: object) -> None:
        raise SMTPServerDisconnected(email)

    with monkeypatch.context() as patched:
        patched.setattr(EmailMessage, "send", refuse)
        assert browser.submit("/accounts/signup/", **form).status_code == 503
        assert User.objects.count() == is_known
    browser.submit("/accounts/signup/", **form)

    assert User.objects.count() == 1
    assert [message.to for message in mailoutbox] == [[email]]


@pytest.mark.parametrize("name", [" ", "a\nb", "\x07", "\u200b", "\u202eada"])
def test_a_name_that_cannot_be_read_is_refused(browser: Browser, name: str) -> None:
    email = "new@example.org"

    page = browser.submit(
        "/accounts/signup/", name=name, email=email, password1=PASSWORD, password2=PASSWORD
    )

    assert page.status_code == 200
    assert not User.objects.filter(email=email).exists()

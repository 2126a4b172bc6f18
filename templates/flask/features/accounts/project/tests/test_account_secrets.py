"""What secrets sign, for accounts: links in mail, sessions and forms."""

{% filter imports %}
from time import time
import pytest
from flask.sessions import SecureCookieSessionInterface
from {{ cookiecutter.project_slug }} import create_app
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.environment import TEST
from tests.people import PASSWORD
{% endfilter %}

CHANGE = "/accounts/password/change/"


def test_former_secrets_are_valid_and_sign_nothing_new() -> None:
    rotated = {"SECRET_KEY": TEST["SECRET_KEY"][::-1], "SECRET_KEY_FALLBACKS": TEST["SECRET_KEY"]}
    without = rotated | {"SECRET_KEY_FALLBACKS": ""}
    before, during, after = (
        [
            service.extensions["security"].reset_serializer,
            SecureCookieSessionInterface().get_signing_serializer(service),
        ]
        for service in (create_app(TEST | secrets) for secrets in ({}, rotated, without))
    )

    for former, present, alone in zip(before, during, after, strict=True):
        assert present.loads(former.dumps("signed")) == "signed"
        assert alone.loads(present.dumps("signed")) == "signed"


def test_a_form_may_be_open_for_hours(
    browser: Browser, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.log_in(ada.email, PASSWORD)
    token = browser.token_of(CHANGE)
    in_a_day = int(time()) + 86_400
    monkeypatch.setattr("itsdangerous.TimestampSigner.get_timestamp", lambda _: in_a_day)

    assert browser.send(CHANGE, token, password="not it").status_code == 200

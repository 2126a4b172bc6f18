"""Sessions: calling the API from a page where somebody is logged in."""

{% filter imports %}
import pytest
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.callers import Caller
from tests.urls import ECHO
{% endfilter %}

TEXT = {"text": "New"}

pytestmark = pytest.mark.urls("tests.urls")


def test_pages_hand_the_token_to_their_scripts(browser: Browser, ada: User) -> None:
    browser.client.force_login(ada)

    for path in ("/api/docs/", "/accounts/password/change/"):
        assert 'name="csrf-token" content="' in browser.open(path).text


def test_a_page_calls_with_its_token(browser: Browser, ada: User) -> None:
    browser.client.force_login(ada)
    token = browser.token_of("/accounts/password/change/")

    response = Caller(browser.client, {"X-CSRFToken": token}).post(ECHO, TEXT)

    assert response.status_code == 200


def test_a_call_from_elsewhere_is_refused(browser: Browser, ada: User) -> None:
    browser.client.force_login(ada)

    for headers in ({}, {"X-CSRFToken": "forged"}):
        response = Caller(browser.client, headers).post(ECHO, TEXT)
        assert response.status_code == 403
        assert response.headers["Content-Type"] == "application/problem+json"
{% if 'tokens' in cookiecutter.__features %}


def test_a_bad_token_is_not_made_good_by_a_session(browser: Browser, ada: User) -> None:
    browser.client.force_login(ada)
    token = browser.token_of("/accounts/password/change/")
    headers = {"X-CSRFToken": token, "Authorization": "Bearer nonsense"}

    assert Caller(browser.client, headers).post(ECHO, TEXT).status_code == 401
{% endif %}

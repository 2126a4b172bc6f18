"""Sessions: calling the API from a page where somebody is logged in."""

{% filter imports %}
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.echo import ECHO
from tests.people import PASSWORD
{% endfilter %}

TEXT = {"text": "New"}


def test_a_page_calls_with_its_token(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
    token = browser.token_of("/accounts/password/change/")

    response = browser.client.post(ECHO, json=TEXT, headers={"X-CSRFToken": token})

    assert response.status_code == 200


def test_a_call_from_elsewhere_is_refused(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)

    for headers in ({}, {"X-CSRFToken": "forged"}):
        response = browser.client.post(ECHO, json=TEXT, headers=headers)
        assert response.status_code == 403
        assert response.mimetype == "application/problem+json"
{% if 'tokens' in cookiecutter.__features %}


def test_a_bad_token_is_not_made_good_by_a_session(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
    token = browser.token_of("/accounts/password/change/")
    headers = {"X-CSRFToken": token, "Authorization": "Bearer nonsense"}

    response = browser.client.post(ECHO, json=TEXT, headers=headers)

    assert response.status_code == 401


def test_a_password_for_the_proxy_in_front_is_no_token(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
    token = browser.token_of("/accounts/password/change/")
    headers = {"X-CSRFToken": token, "Authorization": "Basic c3RhZ2U6c2VjcmV0"}

    response = browser.client.post(ECHO, json=TEXT, headers=headers)

    assert response.status_code == 200
{% endif %}

"""Sessions: calling the API from a page where somebody is logged in."""

{% filter imports %}
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.callers import Caller
from tests.notes.notebook import Notebook
from tests.people import PASSWORD
{% endfilter %}

NOTES = "/api/v1/notes/"
NOTE = {"title": "New", "body": "Text"}


def test_a_page_calls_with_its_token(browser: Browser, notebook: Notebook, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
    token = browser.token_of("/accounts/password/change/")

    response = Caller(browser.client, {"X-CSRFToken": token}).post(NOTES, NOTE)

    assert response.status_code == 201
    assert notebook.titles() == ["New"]


def test_a_call_from_elsewhere_is_refused(browser: Browser, notebook: Notebook, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)

    for headers in ({}, {"X-CSRFToken": "forged"}):
        response = Caller(browser.client, headers).post(NOTES, NOTE)
        assert response.status_code == 403
        assert response.headers["Content-Type"] == "application/problem+json"
    assert notebook.titles() == []
{% if 'tokens' in cookiecutter.__features %}


def test_a_bad_token_is_not_made_good_by_a_session(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
    token = browser.token_of("/accounts/password/change/")
    headers = {"X-CSRFToken": token, "Authorization": "Bearer nonsense"}

    assert Caller(browser.client, headers).post(NOTES, NOTE).status_code == 401
{% endif %}

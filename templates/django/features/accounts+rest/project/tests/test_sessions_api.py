"""Sessions: calling the API from a page where somebody is logged in."""

from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.people import PASSWORD


def test_pages_tell_their_scripts_the_token(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)

    for path in ("/api/docs/", "/accounts/password/change/"):
        assert 'name="csrf-token" content="' in browser.open(path).text

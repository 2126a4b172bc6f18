"""The limits of log-ins, by account and by address: a correct password is refused, too."""

{% filter imports %}
import pytest
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.people import PASSWORD
{% endfilter %}

pytestmark = pytest.mark.usefixtures("low_limits")


def test_limits_are_not_evaded_by_another_port_in_host(ada: User) -> None:
    def try_from(number: int, address: str, password: str) -> bool:
        visitor = Browser(address)
        visitor.client.defaults["HTTP_HOST"] = f"testserver:{1000 + number}"
        visitor.log_in(ada.email, password)
        return bool(visitor.open("/accounts/password/change/").status_code == 200)

    for number in range(8):
        try_from(number, f"192.0.2.{number}", "not the password")

    assert not try_from(9, "192.0.2.9", PASSWORD)


def test_a_network_of_ipv6_is_one_address(ada: User) -> None:
    for number in range(6):
        Browser(f"2001:db8::{number}").log_in(ada.email, "not the password")

    assert Browser("2001:db8::ffff").log_in(ada.email, PASSWORD).status_code == 200
    assert Browser("2001:db8:1::1").log_in(ada.email, PASSWORD).status_code == 302


def test_guessing_from_one_address_ends(browser: Browser, ada: User) -> None:
    for number in range(6):
        browser.log_in(f"user{number}@example.org", "guess")

    assert browser.log_in(ada.email, PASSWORD).status_code == 200
    assert Browser("192.0.2.9").log_in(ada.email, PASSWORD).status_code == 302


def test_an_ipv4_address_is_one_however_the_server_listens(ada: User) -> None:
    for _ in range(6):
        Browser("::ffff:192.0.2.1").log_in(ada.email, "not the password")

    assert Browser("::ffff:192.0.2.2").log_in(ada.email, PASSWORD).status_code == 302


def test_correct_passwords_are_not_counted(ada: User) -> None:
    for _ in range(9):
        assert Browser().log_in(ada.email, PASSWORD).status_code == 302


def test_an_address_that_anybody_can_claim_is_not_believed(browser: Browser, ada: User) -> None:
    for number in range(6):
        browser.client.defaults["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{number}"
        browser.log_in(f"user{number}@example.org", "guess")

    assert browser.log_in(ada.email, PASSWORD).status_code == 200

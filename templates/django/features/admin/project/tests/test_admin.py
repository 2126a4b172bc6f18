{% set on = cookiecutter.__features %}
"""The admin: access to it, and what can be done there."""

{% filter imports %}
import re
import pytest
from allauth.account.models import EmailAddress
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.management import CommandError, call_command
from django.conf import settings
from django.utils.html import escape
from {{ cookiecutter.project_slug }}.users.admin import UserAdmin
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.people import PASSWORD, make_user
{% endfilter %}

PAGES = ["/admin/", "/admin/auth/group/", "/admin/users/user/"]


@pytest.mark.parametrize("path", PAGES)
def test_anonymous_users_have_to_log_in(browser: Browser, path: str) -> None:
    response = browser.client.get(path, follow=True)

    assert response.redirect_chain[-1][0].startswith("/accounts/login/?next=")


@pytest.mark.parametrize("path", PAGES)
def test_users_are_refused(browser: Browser, ada: User, path: str) -> None:
    browser.log_in(ada.email, PASSWORD)

    assert browser.client.get(path, follow=True).status_code == 403


def test_the_admin_has_no_log_in_of_its_own(browser: Browser) -> None:
    make_user("root@example.org", is_admin=True)
    token = browser.token_of("/accounts/login/")

    browser.send("/admin/login/", token, username="root@example.org", password=PASSWORD)

    assert browser.open("/admin/").status_code == 302


@pytest.mark.parametrize("path", PAGES)
def test_administrators_enter(admin: Browser, path: str) -> None:
    page = admin.open(path)

    assert page.status_code == 200
    assert " onclick=" not in page.text
    assert " style=" not in page.text
    assert "<style" not in page.text


def test_the_admin_has_the_name_and_the_colours_of_the_site(admin: Browser) -> None:
    page = admin.open("/admin/").text

    assert f'<a href="/admin/">{escape(settings.SITE_NAME)}</a>' in page
    assert 'href="/static/admin.css"' in page
    assert finders.find("admin.css")


def test_pages_lead_administrators_alone_to_the_admin(admin: Browser, ada: User) -> None:
    link = 'href="/admin/"'
    assert link in admin.open("/accounts/password/change/").text

    visitor = Browser()
    visitor.log_in(ada.email, PASSWORD)

    assert link not in visitor.client.get("/", follow=True).text


def test_the_admin_greets_by_name(admin: Browser) -> None:
    assert "root@example.org" not in admin.open("/admin/").text


def test_a_fault_of_the_service_itself_stays_one(
    admin: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(UserAdmin, "get_queryset", lambda *_: User.objects.filter(pk="no key"))

    with pytest.raises((ValueError, ValidationError), match="no key"):
        admin.open("/admin/users/user/")


def test_an_administrator_is_made_as_django_makes_one() -> None:
    user = User.objects.create_superuser("new@example.org", "New", PASSWORD, is_active=False)

    assert (user.is_staff, user.is_superuser, user.is_active) == (True, True, False)
    assert user.get_short_name() == "New"
    assert EmailAddress.objects.filter(user=user, primary=True, verified=True).exists()


def test_a_form_from_elsewhere_is_refused(admin: Browser) -> None:
    response = admin.send("/admin/users/user/add/", "forged", email="new@example.org")

    assert response.status_code == 403


def test_users_are_added_and_confirm_their_address_at_the_first_log_in(admin: Browser) -> None:
    admin.submit(
        "/admin/users/user/add/",
        name="A. Newcomer",
        email="New@example.org",
        usable_password="true",
        password1=PASSWORD,
        password2=PASSWORD,
    )
    assert User.objects.filter(email="new@example.org").exists()

    browser = Browser()
    response = browser.log_in("new@example.org", PASSWORD)

    assert response.headers["Location"] == "/accounts/confirm-email/"


def test_users_are_locked_out_without_seeing_their_password(admin: Browser, ada: User) -> None:
    path = f"/admin/users/user/{ada.pk}/change/"
    page = admin.open(path).text
    assert ada.password not in page
    assert 'name="password"' not in page

    admin.submit(path, email=ada.email, name="Countess")

    ada.refresh_from_db()
    assert (ada.is_active, ada.name) == (False, "Countess")
    assert ada.check_password(PASSWORD)


def test_another_address_is_the_only_one_that_opens_the_account(
    admin: Browser, ada: User, mailoutbox: list[EmailMessage]
) -> None:
    EmailAddress.objects.create(user=ada, email="second@example.org", verified=True)
    values = {"email": "New@example.org", "name": "ada", "is_active": "on"}
    admin.submit(f"/admin/users/user/{ada.pk}/change/", **values)
    assert EmailAddress.objects.get(user=ada).primary
    browser = Browser()

    for former in ("ada@example.org", "second@example.org"):
        browser.log_in(former, PASSWORD)
        browser.submit("/accounts/password/reset/", email=former)
        assert "/reset/key/" not in str(mailoutbox[-1].body)
        assert browser.open("/accounts/password/change/").status_code == 302
    browser.log_in("new@example.org", PASSWORD)
    link = re.search(r"http://testserver(/\S+)", str(mailoutbox[-1].body))
    assert link
    browser.submit(link.group(1))
    browser.log_in("new@example.org", PASSWORD)

    assert browser.open("/accounts/password/change/").status_code == 200


def test_an_address_that_another_user_has_confirmed_is_refused(
    admin: Browser, ada: User, grace: User
) -> None:
    EmailAddress.objects.create(user=ada, email="second@example.org", verified=True)
    values = {"email": "Second@example.org", "name": "Grace", "is_active": "on"}

    page = admin.submit(f"/admin/users/user/{grace.pk}/change/", **values).text

    assert "already exists" in page
    grace.refresh_from_db()
    assert grace.email == "grace@example.org"


def test_addresses_are_confirmed_in_their_list_where_no_other_user_has(
    admin: Browser, ada: User, grace: User
) -> None:
    address, new = (
        EmailAddress.objects.create(user=grace, email=email)
        for email in (ada.email, "new@example.org")
    )
    EmailAddress.objects.filter(user=ada).update(verified=True)
    values = {"email": "other@example.org", "verified": "on"}
    admin.submit(f"/admin/account/emailaddress/{address.pk}/change/", **values)
    for one in (address, new):
        action = {"action": "make_verified", "_selected_action": str(one.pk)}
        admin.submit("/admin/account/emailaddress/", **action)
        one.refresh_from_db()

    assert (address.email, address.verified, new.verified) == (ada.email, False, True)


def test_no_address_is_added_without_its_user(admin: Browser) -> None:
    assert admin.open("/admin/account/emailaddress/add/").status_code == 403


def test_the_first_administrator_is_made_by_a_command(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", "--noinput", email="Root@example.org", name="Root", verbosity=0)

    browser.log_in("root@example.org", PASSWORD)

{% if 'two_factor' in cookiecutter.__features %}
    assert browser.open("/admin/login/").headers["Location"] == "/accounts/2fa/"
{% else %}
    assert browser.open("/admin/").status_code == 200
{% endif %}


def test_the_command_makes_no_administrator_of_an_account_that_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unconfirmed = make_user("root@example.org", confirmed=False)
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)

    with pytest.raises(CommandError, match="already taken"):
        call_command("createsuperuser", "--noinput", email="Root@example.org", name="Root")

    unconfirmed.refresh_from_db()
    assert not unconfirmed.is_superuser
    assert not EmailAddress.objects.filter(verified=True).exists()


def test_the_command_takes_no_address_that_a_user_has_confirmed(
    ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    EmailAddress.objects.create(user=ada, email="root@example.org", verified=True)
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)

    with pytest.raises(CommandError, match="already exists"):
        call_command("createsuperuser", "--noinput", email="Root@example.org", name="Root")

    assert not User.objects.filter(email="root@example.org").exists()

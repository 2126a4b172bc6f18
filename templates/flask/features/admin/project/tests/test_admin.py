{% set opened = 'location == "/accounts/2fa/app/"' if 'two_factor' in cookiecutter.__features else 'status_code == 200' %}
"""The admin: access to it, and what can be done there."""

{% filter imports %}
import re
from html import unescape
from urllib.parse import quote
from markupsafe import escape
import pytest
from click.testing import Result
from flask import Flask
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.people import PASSWORD, lock_out, make_user, stored
{% if 'sqlalchemy' in cookiecutter.__features %}
from {{ cookiecutter.project_slug }}.admin import AdminModelView
from {{ cookiecutter.project_slug }}.extensions import db
from uuid import UUID
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
{% endif %}
{% endfilter %}

PAGES = ["/admin/", "/admin/users/"]


@pytest.mark.parametrize("path", PAGES)
def test_anonymous_users_have_to_log_in(browser: Browser, path: str) -> None:
    response = browser.client.get(path, base_url="http://localhost/shop")

    assert response.status_code in (302, 303)
    assert response.location.startswith("/shop/accounts/login/?next=/shop/admin/")


@pytest.mark.parametrize("path", PAGES)
def test_users_are_refused(browser: Browser, ada: User, path: str) -> None:
    browser.log_in(ada.email, PASSWORD)

    assert browser.open(path).status_code == 403


@pytest.mark.parametrize("path", PAGES)
def test_administrators_enter(admin: Browser, path: str) -> None:
    page = admin.open(path)

    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "private, no-store"
    assert " onclick=" not in page.text


def test_the_admin_has_the_name_and_the_colours_of_the_site(app: Flask, admin: Browser) -> None:
    page = admin.open("/admin/").text

    assert re.search(rf'"navbar-brand"[^>]*>{re.escape(escape(app.config["SITE_NAME"]))}</a>', page)
    # The stylesheet of the dark is Flask-Admin's own, beside those of every page.
    paths = re.findall(r'<link[^>]* href="([^"?]+\.css)', page)
    assert any("/swatch/slate/" in path for path in paths)
    assert paths[-1].endswith("/static/admin.css")
    assert {admin.client.get(path, buffered=True).status_code for path in paths} == {200}


def test_the_first_page_links_below_a_prefix(admin: Browser) -> None:
    page = admin.client.get("/admin/", base_url="http://localhost/shop").text

    links = page.partition('<ul class="list-unstyled">')[2]
    assert 'href="/shop/admin/users/"' in links


def test_every_button_is_one_that_admin_js_knows(admin: Browser) -> None:
    clicks = re.findall(r'data-click="([^"]*)"', admin.open("/admin/users/").text)

    assert clicks
    for click in clicks:
        assert re.search(r"safeConfirm\('.*'\)|modelActions|^return false", unescape(click))


def test_a_form_from_elsewhere_is_refused(admin: Browser, ada: User) -> None:
    response = admin.send("/admin/users/delete/", "forged", id=str(ada.id))

    assert response.status_code == 400


def test_users_are_locked_out_without_seeing_their_password(
    app: Flask, admin: Browser, ada: User
) -> None:
    page = admin.open(f"/admin/users/edit/?id={ada.id}").text
    assert "argon2" not in page
    assert 'name="password"' not in page

    admin.submit(f"/admin/users/edit/?id={ada.id}", name="Ada L.")

    changed = stored(app, ada.email)
    assert (changed.active, changed.name) == (False, "Ada L.")


def test_a_session_from_before_a_lock_does_not_come_back(
    app: Flask, admin: Browser, ada: User
) -> None:
    visitor = Browser(app.test_client())
    visitor.log_in(ada.email, PASSWORD)
    form = f"/admin/users/edit/?id={ada.id}"

    admin.submit(form, name=ada.name)
    admin.submit(form, name=ada.name, active="y")

    assert stored(app, ada.email).active
    assert visitor.open("/accounts/password/change/").status_code == 302


def test_administrators_do_not_lock_themselves_out(app: Flask, admin: Browser) -> None:
    own = stored(app, "root@example.org")

    page = admin.submit(f"/admin/users/edit/?id={own.id}", name="Not active").text
    token = admin.token_of("/admin/users/")
    admin.send("/admin/users/delete/", token, id=str(own.id), url="/admin/users/")
    admin.send("/admin/users/action/", token, action="delete", rowid=str(own.id))

    assert "You cannot change your own account here." in page
    assert admin.open("/admin/").status_code == 200


@pytest.mark.parametrize("name", [" ", "a\nb", "\x07", "\u200b", "\u202eada"])
def test_a_name_that_cannot_be_read_is_refused(
    app: Flask, admin: Browser, ada: User, name: str
) -> None:
    page = admin.submit(f"/admin/users/edit/?id={ada.id}", name=name, active="y")

    assert page.status_code == 200
    assert stored(app, ada.email).name == ada.name


@pytest.mark.parametrize("key", ["x", "1,2", "\0", "9" * 30])
def test_a_key_that_no_record_can_have_is_refused(
    app: Flask, admin: Browser, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    token = admin.token_of("/admin/users/")
    monkeypatch.setattr(app, "testing", False)

    assert admin.open(f"/admin/users/details/?id={quote(key)}").status_code in (302, 400)
    for path in ("delete", "action"):
        response = admin.send(f"/admin/users/{path}/", token, action="delete", rowid=key, id=key)
        assert response.status_code in (302, 400)


@pytest.mark.parametrize("query", ["page=-1", f"page={10**30}", "search=%00"])
def test_what_no_database_takes_is_refused(
    app: Flask, admin: Browser, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr(app, "testing", False)

    assert admin.open(f"/admin/users/?{query}").status_code == 400


{% if 'sqlalchemy' in cookiecutter.__features %}
def test_forms_have_a_field_for_each_point_in_time() -> None:
    assert hasattr(AdminModelView(User, db).get_form(), "created_at")


def test_a_key_of_several_columns_has_the_type_of_each() -> None:
    class Tables(DeclarativeBase):
        """No table of the service's own."""

    class Copy(Tables):
        __tablename__ = "copies"

        book: Mapped[UUID] = mapped_column(primary_key=True)
        number: Mapped[int] = mapped_column(primary_key=True)

    book = UUID(int=7)

    assert AdminModelView(Copy, db).key_of(f"{book},2") == (book, 2)


{% endif %}
def create_admin(app: Flask, email: str, password: str = PASSWORD) -> Result:
    return app.test_cli_runner().invoke(
        args=["create-admin", email], env={"ADMIN_PASSWORD": password}
    )


def test_the_first_administrator_is_made_by_a_command(app: Flask, browser: Browser) -> None:
    result = create_admin(app, "root@example.org")
    assert result.exit_code == 0, result.output

    browser.log_in("root@example.org", PASSWORD)

    assert browser.open("/admin/").{{ opened }}


def test_the_command_asks_for_the_password(app: Flask, browser: Browser) -> None:
    answers = f"{PASSWORD}\n{PASSWORD}\n"
    result = app.test_cli_runner().invoke(args=["create-admin", "root@example.org"], input=answers)
    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output

    browser.log_in("root@example.org", PASSWORD)

    assert browser.open("/admin/").{{ opened }}


def test_the_command_refuses_bad_passwords_and_addresses(app: Flask) -> None:
    shortest = app.config["SECURITY_PASSWORD_LENGTH_MIN"]
    assert f"{shortest} characters" in create_admin(app, "root@example.org", "short").output
    assert "not an email address" in create_admin(app, "root").output


@pytest.mark.parametrize("name", [" ", "a\nb", "\u202eada", "x" * 81])
def test_the_command_refuses_a_name_that_cannot_be_read(app: Flask, name: str) -> None:
    arguments = ["create-admin", "root@example.org", "--name", name]
    result = app.test_cli_runner().invoke(args=arguments, env={"ADMIN_PASSWORD": PASSWORD})

    assert result.exit_code == 1
    assert "cannot be a name" in result.output


def test_the_command_refuses_a_locked_account(app: Flask) -> None:
    ada = make_user(app, "ada@example.org")
    lock_out(app, ada.email)

    result = create_admin(app, ada.email)

    assert result.exit_code == 1
    assert "locked" in result.output
    assert not stored(app, ada.email).is_admin


def test_the_command_does_not_promote_an_account_that_is_unconfirmed(
    app: Flask, browser: Browser
) -> None:
    unconfirmed = make_user(app, "root@example.org", confirmed=False)

    assert create_admin(app, unconfirmed.email, "a password of the owner").exit_code == 0

    assert stored(app, unconfirmed.email).fs_uniquifier != unconfirmed.fs_uniquifier
    assert browser.log_in(unconfirmed.email, PASSWORD).status_code == 200
    assert browser.log_in(unconfirmed.email, "a password of the owner").status_code == 302
    assert browser.open("/admin/").{{ opened }}


def test_the_command_makes_administrators_of_users(app: Flask, browser: Browser, ada: User) -> None:
    assert create_admin(app, ada.email).exit_code == 0

    browser.log_in(ada.email, PASSWORD)

    assert browser.open("/admin/").{{ opened }}

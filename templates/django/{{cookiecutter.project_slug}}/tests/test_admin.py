"""The admin."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client

from {{ cookiecutter.project_slug }}.notes.models import Note
from {{ cookiecutter.project_slug }}.users.models import User

from .conftest import PASSWORD


@pytest.fixture
def administrator(client: Client, db: None) -> Client:
    """A client of somebody who may do everything."""
    client.force_login(User.objects.create_superuser("root@example.com", PASSWORD))
    return client


def test_the_first_administrator_is_made_by_a_command(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", "--noinput", "--email", "root@example.com", verbosity=0)
    client.post("/accounts/login/", {"login": "root@example.com", "password": PASSWORD})
    assert client.get("/admin/").status_code == 200


def test_strangers_are_sent_to_the_log_in_of_everybody(client: Client, db: None) -> None:
    response = client.get("/admin/notes/note/", follow=True)
    assert response.redirect_chain[-1][0] == "/accounts/login/?next=/admin/notes/note/"


def test_the_way_to_the_log_in_leads_to_no_other_site(client: Client) -> None:
    response = client.get("/admin/login/?next=https://evil.example/")
    assert response["Location"] == "/accounts/login/?next=/admin/"


def test_no_password_is_tried_at_the_admin_itself(client: Client, ada: User) -> None:
    client.post("/admin/login/", {"username": ada.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_ordinary_users_are_kept_out(client: Client, ada: User) -> None:
    client.force_login(ada)
    assert client.get("/admin/", follow=True).status_code == 403


def test_staff_see_only_what_they_may(client: Client, ada: User) -> None:
    ada.is_staff = True
    ada.save()
    ada.user_permissions.add(Permission.objects.get(codename="view_note"))
    client.force_login(ada)
    assert client.get("/admin/notes/note/").status_code == 200
    assert client.get("/admin/users/user/").status_code == 403


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/notes/note/", "/admin/notes/note/add/", "/admin/users/user/add/"]
)
def test_its_pages_hold_no_inline_code(administrator: Client, path: str) -> None:
    response = administrator.get(path)
    assert response.status_code == 200
    assert "unsafe" not in response["Content-Security-Policy"]
    assert " style=" not in response.text
    assert " onclick=" not in response.text


def test_notes_are_searched_and_filtered(administrator: Client, note: Note) -> None:
    assert "Tea" in administrator.get("/admin/notes/note/?q=green").text
    assert "Tea" not in administrator.get("/admin/notes/note/?q=milk").text
    assert "Tea" in administrator.get("/admin/notes/note/?q=ada@example.com").text
    tomorrow = f"/admin/notes/note/?created_at__year={note.created_at.year + 1}"
    assert "Tea" not in administrator.get(tomorrow).text


def test_a_note_is_changed(administrator: Client, note: Note) -> None:
    data = {"title": "Coffee", "body": "Black", "author": note.author.pk}
    administrator.post(f"/admin/notes/note/{note.pk}/change/", data)
    note.refresh_from_db()
    assert note.title == "Coffee"


def test_a_user_is_made(administrator: Client) -> None:
    data = {
        "email": "eve@example.com",
        "usable_password": "true",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    administrator.post("/admin/users/user/add/", data)
    assert User.objects.get(email="eve@example.com").check_password(PASSWORD)

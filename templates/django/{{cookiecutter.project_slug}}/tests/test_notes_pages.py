"""The pages of the notes."""

{% set accounts = 'accounts' in cookiecutter.__features %}
{% set writing = 'writing' in cookiecutter.__features %}
{% set authored = 'users' in cookiecutter.__features %}
{% filter imports %}
import pytest
from django.test import Client
from {{ cookiecutter.project_slug }}.notes.models import Note
from {{ cookiecutter.project_slug }}.notes.pages import NOTES_ON_A_PAGE
{% if accounts %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% endfilter %}


@pytest.mark.django_db
def test_an_empty_list_says_so(client: Client) -> None:
    assert "There are no notes yet" in page(client, "/notes/")


def test_everybody_may_read(client: Client, note: Note) -> None:
    assert "Tea" in page(client, "/notes/")
    assert "Green" in page(client, f"/notes/{note.pk}/")


def test_a_note_that_is_not_there_is_not_found(client: Client, note: Note) -> None:
    assert client.get(f"/notes/{note.pk + 1}/").status_code == 404
    assert client.get(f"/notes/{10**30}/").status_code == 404


def test_the_list_comes_in_pages(client: Client, note: Note) -> None:
    for number in range(NOTES_ON_A_PAGE):
        Note.objects.create(title=f"Note {number}"{% if authored %}, author=note.author{% endif %})
    assert "Page 1 of 2" in page(client, "/notes/")
    assert "Tea" not in page(client, "/notes/")
    assert "Tea" in page(client, "/notes/?page=2")
    assert "Page 2 of 2" in page(client, "/notes/?page=99")


def test_what_people_write_is_shown_as_text(client: Client, note: Note) -> None:
    Note.objects.filter(pk=note.pk).update(title="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page(client, f"/notes/{note.pk}/")
{% if authored %}


def test_an_address_of_an_author_stays_private(client: Client, note: Note) -> None:
    assert "ada" in page(client, f"/notes/{note.pk}/")
    assert "ada@example.com" not in page(client, f"/notes/{note.pk}/")
{% endif %}
{% if not writing %}


@pytest.mark.parametrize("path", ["/notes/new/", "/notes/1/edit/", "/notes/1/delete/"])
def test_notes_are_only_read_here(client: Client, note: Note, path: str) -> None:
    assert client.post(path).status_code == 404
{% endif %}
{% if writing %}
{% set who = 'ada: User' if accounts else 'db: None' %}


def test_a_note_is_written(client: Client, {{ who }}) -> None:
    {% if accounts %}
    client.force_login(ada)
    {% endif %}
    response = client.post("/notes/new/", {"title": "Milk", "body": "Oats"}, follow=True)
    assert "The note is saved." in response.text
    note = Note.objects.get()
    assert (note.title, note.body) == ("Milk", "Oats")
    {% if accounts %}
    assert note.author == ada
    {% endif %}


@pytest.mark.parametrize("title", ["", "   ", "x" * 201])
def test_a_title_that_is_none_is_pointed_out(client: Client, {{ who }}, title: str) -> None:
    {% if accounts %}
    client.force_login(ada)
    {% endif %}
    response = client.post("/notes/new/", {"title": title})
    assert response.status_code == 200
    assert 'aria-invalid="true"' in response.text
    assert 'aria-describedby="id_title_error"' in response.text
    assert 'id="id_title_error"' in response.text
    assert not Note.objects.exists()


def test_a_note_is_changed(client: Client, note: Note) -> None:
    {% if accounts %}
    client.force_login(note.author)
    {% endif %}
    assert "Green" in page(client, f"/notes/{note.pk}/edit/")
    client.post(f"/notes/{note.pk}/edit/", {"title": "Coffee", "body": ""})
    note.refresh_from_db()
    assert (note.title, note.body) == ("Coffee", "")


def test_a_note_is_deleted_only_after_asking(client: Client, note: Note) -> None:
    {% if accounts %}
    client.force_login(note.author)
    {% endif %}
    assert "Tea" in page(client, f"/notes/{note.pk}/delete/")
    assert Note.objects.exists()
    client.post(f"/notes/{note.pk}/delete/")
    assert not Note.objects.exists()


def test_a_form_from_another_site_is_refused({{ 'ada: User' if accounts else 'db: None' }}) -> None:
    client = Client(enforce_csrf_checks=True)
    {% if accounts %}
    client.force_login(ada)
    {% endif %}
    response = client.post("/notes/new/", {"title": "Milk"})
    assert response.status_code == 403
    assert "This form has expired" in response.text
    assert not Note.objects.exists()
{% endif %}
{% if accounts %}


@pytest.mark.parametrize("path", ["/notes/new/", "/notes/1/edit/", "/notes/1/delete/"])
@pytest.mark.django_db
def test_writing_needs_a_log_in(client: Client, path: str) -> None:
    for response in (client.get(path), client.post(path, {"title": "Milk"})):
        assert response.status_code == 302
        assert response["Location"] == f"/accounts/login/?next={path}"


@pytest.mark.parametrize("action", ["edit", "delete"])
def test_only_the_author_may_change_a_note(
    client: Client, note: Note, bob: User, action: str
) -> None:
    client.force_login(bob)
    path = f"/notes/{note.pk}/{action}/"
    assert client.get(path).status_code == 403
    assert client.post(path, {"title": "Mine"}).status_code == 403
    note.refresh_from_db()
    assert note.title == "Tea"
    assert f"/notes/{note.pk}/edit/" not in page(client, f"/notes/{note.pk}/")
{% endif %}


def page(client: Client, path: str) -> str:
    """Give the text of a page that must be there."""
    response = client.get(path)
    assert response.status_code == 200
    return response.text

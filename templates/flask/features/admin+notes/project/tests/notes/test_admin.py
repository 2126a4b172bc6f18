"""Notes in the admin."""

{% filter imports %}
import re
import pytest
from flask import Flask
from {{ cookiecutter.project_slug }}.notes import storage
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.notes.notebook import Notebook
from tests.people import PASSWORD
{% fragments "tests.admin.imports" %}
{% endfilter %}

PAGES = ["/admin/notes/", "/admin/notes/new/"]


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


{% if 'sqlalchemy' in cookiecutter.__features or 'peewee' in cookiecutter.__features %}
def test_authors_are_looked_for_not_listed(admin: Browser, grace: User) -> None:
    assert grace.email not in admin.open("/admin/notes/new/").text

    found = admin.open("/admin/notes/ajax/lookup/?name=author&query=grace").get_json()

    assert found == [[grace.id, f"{grace} ({grace.email})"]]
    assert admin.open("/admin/notes/ajax/lookup/?name=author").status_code == 200


def test_a_note_of_an_author_who_is_gone_is_refused(
    app: Flask, admin: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "testing", False)

    page = admin.submit("/admin/notes/new/", title="New", body="Text", author="9999")

    assert page.status_code == 200


{% endif %}
def test_notes_are_found_by_their_words(admin: Browser, notebook: Notebook) -> None:
    for title in ("Bread", "Butter"):
        notebook.write(title)

    page = admin.open("/admin/notes/?search=butt").text

    assert "Butter" in page
    assert "Bread" not in page


def test_notes_are_filtered_by_author_and_day(
    admin: Browser, notebook: Notebook, grace: User
) -> None:
    notebook.write("Of Ada")
    notebook.write("Of Grace", author=grace)

    page = admin.open("/admin/notes/").text
    by_author, since = (
        re.findall(rf'"arg": "(\w+)"[^}}]*"operation": "{operation}"', page)[0]
        for operation in ("{{ 'equals' if 'mongoengine' in cookiecutter.__features else 'contains' }}", "{{ 'after' if 'redis' in cookiecutter.__features else 'greater than' }}")
    )
    page = admin.open(f"/admin/notes/?flt0_{by_author}=ada@example.org").text
    assert "Of Ada" in page
    assert "Of Grace" not in page
    assert "Of Ada" in admin.open(f"/admin/notes/?flt0_{since}=2020-01-01+00:00:00").text
    assert "Of Ada" not in admin.open(f"/admin/notes/?flt0_{since}=2120-01-01+00:00:00").text


def test_a_note_is_written_changed_and_deleted(
    app: Flask, admin: Browser, notebook: Notebook
) -> None:
    note = {"title": "New", "body": "Text", "author": str(notebook.author.id)}

    admin.submit("/admin/notes/new/", **note)
    assert notebook.titles() == ["New"]

    with app.app_context():
        note_id = storage.latest(1, 1).items[0].id
    admin.submit(f"/admin/notes/edit/?id={note_id}", **note | {"title": "Changed"})
    assert notebook.titles() == ["Changed"]

    token = admin.token_of("/admin/notes/")
    admin.send("/admin/notes/delete/", token, id=str(note_id), url="/admin/notes/")
    assert notebook.titles() == []


@pytest.mark.parametrize(("title", "body"), [(" ", "Text"), ("New", " "), ("New", "x" * 10_001)])
def test_a_note_that_pages_refuse_is_refused_here(
    admin: Browser, notebook: Notebook, title: str, body: str
) -> None:
    admin.submit("/admin/notes/new/", title=title, body=body, author=str(notebook.author.id))

    assert notebook.titles() == []


@pytest.mark.parametrize("path", ["/admin/notes/new/", "/admin/notes/delete/"])
def test_a_form_from_elsewhere_is_refused(admin: Browser, path: str) -> None:
    assert admin.send(path, "forged", title="Forged", body="Text").status_code == 400
{% fragments "tests.admin" %}
{% if 'languages' in cookiecutter.__features %}


def test_the_admin_is_written_in_the_language_of_the_visitor(admin: Browser) -> None:
    admin.client.set_cookie("language", "de")

    page = admin.open("/admin/notes/new/").text

    assert "Verfasser" in page
    assert "Speichern" in page
{% endif %}

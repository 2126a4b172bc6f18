"""Notes in the admin."""

{% filter imports %}
import pytest
from {{ cookiecutter.project_slug }}.notes.models import Note
from {{ cookiecutter.project_slug }}.users.models import User
from tests.browser import Browser
from tests.notes.notebook import Notebook
{% endfilter %}

PAGES = ["/admin/notes/note/", "/admin/notes/note/add/"]


@pytest.mark.parametrize("path", PAGES)
def test_users_are_refused(browser: Browser, ada: User, path: str) -> None:
    browser.client.force_login(ada)

    assert browser.client.get(path, follow=True).status_code == 403


@pytest.mark.parametrize("path", PAGES)
def test_administrators_enter(admin: Browser, path: str) -> None:
    page = admin.open(path)

    assert page.status_code == 200
    assert " onclick=" not in page.text
    assert " style=" not in page.text
    assert "<style" not in page.text


def test_notes_are_found_by_their_words(admin: Browser, notebook: Notebook) -> None:
    for title in ("Toast", "Butter"):
        notebook.write(title)

    page = admin.open("/admin/notes/note/?q=butt").text

    assert "Butter" in page
    assert "Toast" not in page


def test_authors_are_looked_up_as_they_are_typed(
    admin: Browser, notebook: Notebook, grace: User
) -> None:
    notebook.write("Toast")

    assert grace.name not in admin.open("/admin/notes/note/").text
    assert grace.name not in admin.open("/admin/notes/note/add/").text
    address = "/admin/autocomplete/?app_label=notes&model_name=note&field_name=author&term="
    found = admin.open(f"{address}{grace.email}").json()["results"]
    assert found == [{"id": str(grace.pk), "text": grace.email}]


def test_notes_are_filtered_by_author_and_day(
    admin: Browser, notebook: Notebook, ada: User, grace: User
) -> None:
    notebook.write("Of Ada")
    notebook.write("Of Grace", author=grace)

    of_ada = admin.open(f"/admin/notes/note/?author__id__exact={ada.pk}")
    of_2020 = admin.open("/admin/notes/note/?created_at__year=2020")

    assert of_ada.status_code == of_2020.status_code == 200
    assert [title in of_ada.text for title in ("Of Ada", "Of Grace")] == [True, False]
    assert [title in of_2020.text for title in ("Of Ada", "Of Grace")] == [False, False]


def test_a_note_is_written_changed_and_deleted(
    admin: Browser, notebook: Notebook, ada: User
) -> None:
    note = {"title": "New", "body": "Text", "author": str(ada.pk)}

    admin.submit("/admin/notes/note/add/", **note)
    assert notebook.titles() == ["New"]

    number = Note.objects.get().pk
    admin.submit(f"/admin/notes/note/{number}/change/", **note | {"title": "Changed"})
    assert notebook.titles() == ["Changed"]

    admin.submit(f"/admin/notes/note/{number}/delete/", post="yes")
    assert notebook.titles() == []


def test_a_form_from_elsewhere_is_refused(admin: Browser) -> None:
    response = admin.send("/admin/notes/note/add/", "forged", title="Forged", body="Text")

    assert response.status_code == 403
{% if 'languages' in cookiecutter.__features %}


def test_the_admin_is_written_in_the_language_of_the_visitor(admin: Browser) -> None:
    admin.client.cookies["language"] = "de"

    page = admin.open("/admin/notes/note/add/").text

    assert "Notizen-Administration" in admin.open("/admin/notes/").text
    assert "Notiz hinzufügen" in page
    assert "Verfasser:" in page
{% endif %}

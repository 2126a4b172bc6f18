{% set django = cookiecutter._framework == 'django' %}
{% set client, json = ('Client', 'json') if django else ('FlaskClient', 'get_json') %}
{% set orm = django and 'redis' not in cookiecutter.__features %}
{% set users = 'users' in cookiecutter.__features %}
"""Notes: reading, writing, changing and deleting them by the API."""

{% filter imports %}
import pytest
from datetime import UTC, datetime, timedelta
{% if django %}
from typing import Any
{% endif %}
from {{ 'django.test' if django else 'flask.testing' }} import {{ client }}
from {{ cookiecutter.project_slug }}.notes.models import TITLE_LENGTH
{% if orm %}
from {{ cookiecutter.project_slug }}.notes.models import Note
from {{ cookiecutter.project_slug }}.notes.serializers import NoteSerializer
{% endif %}
from tests.callers import Caller
from tests.notes.notebook import Notebook
{% if users %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% endfilter %}

NOTES = "/api/v1/notes/"
JANUARY = datetime(2026, 1, 1, tzinfo=UTC)


def listed(client: {{ client }}, query: str) -> list[str]:
    return [note["title"] for note in client.get(NOTES + query).{{ json }}()["results"]]


@pytest.fixture
def a_week(notebook: Notebook) -> None:
    for day, title in enumerate(["Bread", "Butter", "100% sure", "Cheese", "Tea", "Jam", "Eggs"]):
        notebook.write(title, JANUARY + timedelta(days=day))


def test_notes_are_public(client: {{ client }}, notebook: Notebook) -> None:
    note_id = notebook.write("Bread", JANUARY)

    note = client.get(f"{NOTES}{note_id}/").{{ json }}()

    assert note.pop("changed_at")
    assert datetime.fromisoformat(note["created_at"]) == JANUARY
    shown = {
        "id": note_id,
        "title": "Bread",
        "body": "Some text.",
        {% if users %}
        "author": "ada",
        {% endif %}
    }
    assert shown.items() <= note.items()


@pytest.mark.usefixtures("a_week")
def test_lists_come_in_pages_that_lead_to_each_other(client: {{ client }}) -> None:
    first = client.get(f"{NOTES}?page_size=3&title=e&ordering=title&_external=1").{{ json }}()
    second = client.get(first["next"]).{{ json }}()

    assert (first["count"], first["previous"]) == (6, None)
    assert [note["title"] for note in first["results"]] == ["100% sure", "Bread", "Butter"]
    assert [note["title"] for note in second["results"]] == ["Cheese", "Eggs", "Tea"]
    assert second["next"] is None
    assert client.get(second["previous"]).{{ json }}() == first


@pytest.mark.usefixtures("a_week")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?title=bUtTer", ["Butter"]),
        ("?title=%25", ["100% sure"]),
        ("?created_after=2026-01-06T00:00:00Z", ["Eggs"]),
        ("?created_before=2026-01-01T10:00:00%2B09:00", ["Bread"]),
        ("?created_before=2026-01-03T00:00:00Z&ordering=title", ["Bread", "Butter"]),
        ("?page_size=2&ordering=-title", ["Tea", "Jam"]),
    ],
)
def test_lists_are_narrowed_and_put_in_order(
    client: {{ client }}, query: str, expected: list[str]
) -> None:
    assert listed(client, query) == expected


{% if django %}
def test_notes_that_are_equal_in_order_stand_on_one_page_each(
    client: {{ client }}, notebook: Notebook
) -> None:
    for _ in range(4):
        notebook.write("Same", JANUARY)

    pages = [client.get(f"{NOTES}?page_size=1&ordering=title&page={page}") for page in range(1, 5)]

    assert len({page.{{ json }}()["results"][0]["id"] for page in pages}) == 4


{% endif %}
@pytest.mark.parametrize(
    "query",
    [
        {% if django %}
        "?created_after=",
        {% else %}
        "?page=0",
        "?page_size=101",
        "?page_size=none",
        {% endif %}
        "?ordering=password",
        "?created_after=yesterday",
        "?created_after=0001-01-01T00:00:00%2B14:00",
        "?title=%00",
    ],
)
def test_questions_that_are_not_valid_are_refused(client: {{ client }}, query: str) -> None:
    response = client.get(NOTES + query)

    assert response.status_code == 422
    assert response.{{ json }}()["errors"]


{% if django %}
@pytest.mark.parametrize("page", ["0", "2", "none", "9" * 30])
def test_pages_that_do_not_exist_are_not_found(client: Client, page: str) -> None:
    assert client.get(f"{NOTES}?page={page}").status_code == 404


@pytest.mark.parametrize("size", ["0", "none", "", "101", "9" * 30])
def test_no_page_is_larger_than_allowed(client: Client, notebook: Notebook, size: str) -> None:
    for _ in range(21):
        notebook.write("Tea")

    shown = client.get(f"{NOTES}?page_size={size}").json()["results"]

    assert len(shown) == (21 if size > "1" and size.isdigit() else 20)
{% else %}
def test_pages_after_the_last_are_not_found(client: {{ client }}) -> None:
    assert client.get(f"{NOTES}?page=2").status_code == 404
{% endif %}


def test_a_note_is_written(client: {{ client }}, caller: Caller, notebook: Notebook) -> None:
    response = caller.post(NOTES, {"title": "New", "body": "Text"})

    assert response.status_code == 201
{% if users %}
    assert response.{{ json }}()["author"] == "ada"
{% endif %}
    assert client.get(response.headers["Location"]).{{ json }}() == response.{{ json }}()
    assert notebook.titles() == ["New"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"body": "Text"}, "title"),
        ({"title": "", "body": "Text"}, "title"),
        ({"title": "  ", "body": "Text"}, "title"),
        ({"title": "x" * (TITLE_LENGTH + 1), "body": "Text"}, "title"),
        ({"title": "New", "body": "\0"}, "body"),
        ({"title": ["New"], "body": "Text"}, "title"),
        {% if not django %}
        ({"title": "New", "body": "Text", "colour": "red"}, "colour"),
        {% else %}
        ({"title": "New", "body": "\ud800"}, "body"),
        ({"title": 7, "body": "Text"}, "title"),
        {% endif %}
    ],
)
def test_what_is_not_valid_is_said_for_its_field(
    caller: Caller, notebook: Notebook, values: dict[str, {{ 'Any' if django else 'object' }}], field: str
) -> None:
    response = caller.post(NOTES, values)

    assert response.status_code == 422
    assert [error["field"] for error in response.{{ json }}()["errors"]] == [field]
    assert notebook.titles() == []


def test_a_note_is_replaced(caller: Caller, notebook: Notebook) -> None:
    note_id = notebook.write("Before")

    assert caller.put(f"{NOTES}{note_id}/", {"title": "After"}).status_code == 422
    response = caller.put(f"{NOTES}{note_id}/", {"title": "After", "body": "Text"})

    assert response.status_code == 200
    assert notebook.titles() == ["After"]


def test_what_is_read_can_be_sent_back(caller: Caller, notebook: Notebook) -> None:
    note_id = notebook.write("Before")
    note = caller.patch(f"{NOTES}{note_id}/", {"title": "After"}).{{ json }}()

    response = caller.put(f"{NOTES}{note_id}/", note)

    assert response.status_code == 200
    assert response.{{ json }}() | {"changed_at": note["changed_at"]} == note


def test_what_the_service_alone_says_is_ignored(caller: Caller) -> None:
    own = {"id": 7, "created_at": "1815-12-10T00:00:00Z"{{ ', "author": "grace"' if users }}}

    note = caller.post(NOTES, {"title": "New", "body": "Text"} | own).{{ json }}()

    assert [name for name, value in own.items() if note[name] == value] == []


def test_parts_of_a_note_are_changed(caller: Caller, notebook: Notebook) -> None:
    note_id = notebook.write("Before")

    changed = caller.patch(f"{NOTES}{note_id}/", {"title": "After"}).{{ json }}()

    assert changed["title"] == "After"
    assert changed["body"] == "Some text."


{% if orm %}
def test_what_is_not_sent_stays_as_another_request_saves_it(
    caller: Caller, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_id = notebook.write("Before")
    update = NoteSerializer.update

    def overtaken(serializer: NoteSerializer, note: Note, values: dict[str, Any]) -> Note:
        Note.objects.filter(pk=note.pk).update(body="Changed meanwhile")
        return update(serializer, note, values)

    monkeypatch.setattr(NoteSerializer, "update", overtaken)
    caller.patch(f"{NOTES}{note_id}/", {"title": "After"})

    saved = Note.objects.get(pk=note_id)
    assert (saved.title, saved.body) == ("After", "Changed meanwhile")
    assert saved.changed_at > saved.created_at


def test_a_note_that_is_deleted_meanwhile_stays_deleted(
    caller: Caller, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_id = notebook.write("Before")
    update = NoteSerializer.update

    def overtaken(serializer: NoteSerializer, note: Note, values: dict[str, Any]) -> Note:
        Note.objects.filter(pk=note.pk).delete()
        return update(serializer, note, values)

    monkeypatch.setattr(NoteSerializer, "update", overtaken)

    assert caller.patch(f"{NOTES}{note_id}/", {"title": "After"}).status_code == 404


{% endif %}
def test_a_note_is_deleted(caller: Caller, notebook: Notebook) -> None:
    note_id = notebook.write("Old")

    assert caller.delete(f"{NOTES}{note_id}/").status_code == 204
    assert caller.delete(f"{NOTES}{note_id}/").status_code == 404
{% if users %}


def test_notes_of_others_cannot_be_changed(caller: Caller, notebook: Notebook, grace: User) -> None:
    note_id = notebook.write("Of Grace", author=grace)
    values = {"title": "Mine", "body": "Text"}

    assert caller.put(f"{NOTES}{note_id}/", values).status_code == 403
    assert caller.patch(f"{NOTES}{note_id}/", values).status_code == 403
    assert caller.delete(f"{NOTES}{note_id}/").status_code == 403
    assert notebook.titles() == ["Of Grace"]


def test_anonymous_callers_cannot_write(client: {{ client }}, notebook: Notebook) -> None:
    note_id = notebook.write("Of Ada")
    anonymous = Caller(client{{ '' if django else ', {}' }})
    values = {"title": "Mine", "body": "Text"}

    assert anonymous.post(NOTES, values).status_code == 401
    assert anonymous.put(f"{NOTES}{note_id}/", values).status_code == 401
    assert anonymous.delete(f"{NOTES}{note_id}/").status_code == 401
    assert notebook.titles() == ["Of Ada"]
{% endif %}
{% if not django %}


def test_a_body_that_is_not_json_is_refused(caller: Caller) -> None:
    assert caller.send("POST", NOTES, b"title=New", "text/plain").status_code == 415
    assert caller.send("POST", NOTES, b"{title", "application/json").status_code == 400
{% endif %}

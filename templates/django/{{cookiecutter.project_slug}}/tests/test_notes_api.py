"""The notes in the API."""

{% set authored = 'users' in cookiecutter.__features %}
{% set tokens = 'tokens' in cookiecutter.__features %}
{% set accounts = 'accounts' in cookiecutter.__features %}
{% set author = ', author=note.author' if authored else '' %}
{% filter imports %}
from datetime import timedelta
from typing import Any
import pytest
from rest_framework.test import APIClient
from {{ cookiecutter.project_slug }}.notes.models import Note
{% if authored %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% endfilter %}

NOTES = "/api/v1/notes/"


def test_everybody_may_read(api: APIClient, note: Note) -> None:
    found = api.get(NOTES).json()
    assert (found["count"], found["next"], found["previous"]) == (1, None, None)
    assert found["results"] == [api.get(address(note)).json()]
    {% if authored %}
    assert found["results"][0]["author"] == "ada"
    {% endif %}


def test_a_note_is_made(api: APIClient{{ ', ada: User' if authored }}) -> None:
    {% if authored %}
    api.force_authenticate(ada)
    {% endif %}
    response = api.post(NOTES, {"title": "Milk", "body": "Oats"})
    assert response.status_code == 201
    note = Note.objects.get()
    assert (note.title, note.body) == ("Milk", "Oats")
    {% if authored %}
    assert note.author == ada
    {% endif %}


def test_a_note_is_changed_in_part_and_as_a_whole(api: APIClient, note: Note) -> None:
    {% if authored %}
    api.force_authenticate(note.author)
    {% endif %}
    assert api.patch(address(note), {"title": "Coffee"}).json()["body"] == "Green"
    assert api.put(address(note), {"title": "Water", "body": ""}).json()["body"] == ""


def test_a_note_is_deleted(api: APIClient, note: Note) -> None:
    {% if authored %}
    api.force_authenticate(note.author)
    {% endif %}
    assert api.delete(address(note)).status_code == 204
    assert api.get(address(note)).status_code == 404


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "title"),
        ({"title": ""}, "title"),
        ({"title": " "}, "title"),
        ({"title": "\ufeff\x1e"}, "title"),
        ({"title": 7}, "title"),
        ({"title": None}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "a\0b"}, "title"),
        ({"title": "Milk", "body": "x" * 20_001}, "body"),
        ({"title": "Milk", "body": ["x"]}, "body"),
    ],
)
def test_input_that_is_not_valid_is_explained(
    api: APIClient, {{ 'ada: User, ' if authored }}data: dict[str, Any], field: str
) -> None:
    {% if authored %}
    api.force_authenticate(ada)
    {% endif %}
    response = api.post(NOTES, data)
    problem = response.json()
    assert response.status_code == problem["status"] == 400
    assert response["Content-Type"] == "application/problem+json"
    assert {error["field"] for error in problem["errors"]} == {field}
    assert not Note.objects.exists()


def test_what_the_server_sets_cannot_be_set(api: APIClient, note: Note) -> None:
    {% if authored %}
    api.force_authenticate(note.author)
    {% endif %}
    api.patch(address(note), {"id": 99, "created_at": "2000-01-01T00:00:00Z"})
    note.refresh_from_db()
    assert note.pk != 99
    assert note.created_at.year > 2000


def test_the_list_comes_in_pages(api: APIClient, note: Note) -> None:
    Note.objects.create(title="Milk"{{ author }})
    first = api.get(NOTES, {"page_size": 1}).json()
    second = api.get(first["next"]).json()
    assert [first["count"], first["previous"], second["next"]] == [2, None, None]
    assert [titles(first), titles(second)] == [["Milk"], ["Tea"]]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"page": "0"}, 404),
        ({"page": "2"}, 404),
        ({"page": "x"}, 404),
        ({"page_size": "0"}, 400),
        ({"page_size": "101"}, 400),
        ({"page_size": "x"}, 400),
        ({"ordering": "password"}, 400),
        ({"created_after": "yesterday"}, 400),
        ({"created_after": ""}, 400),
        ({"title": "x" * 201}, 400),
    ],
)
def test_a_query_that_makes_no_sense_is_refused(
    api: APIClient, note: Note, query: dict[str, str], status: int
) -> None:
    response = api.get(NOTES, query)
    assert response.status_code == response.json()["status"] == status


def test_notes_are_found_by_title(api: APIClient, note: Note) -> None:
    Note.objects.create(title="Milk"{{ author }})
    assert titles(api.get(NOTES, {"title": "TE"}).json()) == ["Tea"]


def test_notes_are_found_by_time(api: APIClient, note: Note) -> None:
    before, after = ((note.created_at + timedelta(days)).isoformat() for days in (-1, 1))
    assert titles(api.get(NOTES, {"created_after": before}).json()) == ["Tea"]
    assert titles(api.get(NOTES, {"created_after": after}).json()) == []
    assert titles(api.get(NOTES, {"created_before": before}).json()) == []
    assert titles(api.get(NOTES, {"created_before": after}).json()) == ["Tea"]


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
def test_the_ends_of_the_calendar_are_no_fault(api: APIClient, note: Note, moment: str) -> None:
    assert api.get(NOTES, {"created_after": moment, "created_before": moment}).status_code == 200


def test_notes_are_ordered(api: APIClient, note: Note) -> None:
    Note.objects.create(title="Milk"{{ author }})
    assert titles(api.get(NOTES, {"ordering": "title"}).json()) == ["Milk", "Tea"]
    assert titles(api.get(NOTES, {"ordering": "-title"}).json()) == ["Tea", "Milk"]
    assert titles(api.get(NOTES, {"ordering": "created_at"}).json()) == ["Tea", "Milk"]
{% if authored %}


def test_writing_needs_a_log_in(api: APIClient, note: Note) -> None:
    answers = [
        api.post(NOTES, {"title": "Milk"}),
        api.patch(address(note), {"title": "Milk"}),
        api.delete(address(note)),
    ]
    {% if tokens %}
    assert [answer.status_code for answer in answers] == [401, 401, 401]
    assert all(answer["WWW-Authenticate"].startswith("Bearer") for answer in answers)
    {% else %}
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    {% endif %}
    assert [found.title for found in Note.objects.all()] == ["Tea"]


def test_only_the_author_may_change_a_note(api: APIClient, note: Note, bob: User) -> None:
    api.force_authenticate(bob)
    assert api.patch(address(note), {"title": "Mine"}).status_code == 403
    assert api.put(address(note), {"title": "Mine"}).status_code == 403
    assert api.delete(address(note)).status_code == 403
    note.refresh_from_db()
    assert note.title == "Tea"


def test_nobody_writes_in_another_s_name(api: APIClient, ada: User, bob: User) -> None:
    api.force_authenticate(bob)
    api.post(NOTES, {"title": "Mine", "author": ada.pk})
    assert Note.objects.get().author == bob
{% endif %}
{% if accounts %}


def test_a_session_may_write_with_a_csrf_token_only(ada: User) -> None:
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(ada)
    assert client.post(NOTES, {"title": "Milk"}).status_code == 403
    token = client.get("/accounts/password/change/").cookies["csrftoken"].value
    response = client.post(NOTES, {"title": "Milk"}, HTTP_X_CSRFTOKEN=token)
    assert response.status_code == 201
{% endif %}


def address(note: Note) -> str:
    """Give the address of a note."""
    return f"{NOTES}{note.pk}/"


def titles(found: dict[str, Any]) -> list[str]:
    """Give the titles on a page of notes."""
    return [note["title"] for note in found["results"]]

"""The notes as JSON."""

from django.test import Client

from {{ cookiecutter.project_slug }}.notes.models import Note
from {{ cookiecutter.project_slug }}.notes.views import NOTES_ON_A_PAGE
{% set author = ', author=note.author' if 'users' in cookiecutter.__features else '' %}


def test_notes_are_listed(client: Client, note: Note) -> None:
    found = client.get("/notes/").json()
    assert found["count"] == 1
    assert found["results"][0]["title"] == "Tea"


def test_the_list_comes_in_pages(client: Client, note: Note) -> None:
    for number in range(NOTES_ON_A_PAGE):
        Note.objects.create(title=f"Note {number}"{{ author }})
    first, second = (client.get(f"/notes/?page={page}").json() for page in (1, 2))
    assert len(first["results"]) == NOTES_ON_A_PAGE
    assert [found["title"] for found in second["results"]] == ["Tea"]


def test_notes_are_only_read_here(client: Client, note: Note) -> None:
    assert client.post("/notes/", {"title": "Milk"}).status_code == 405

{% set on = cookiecutter.__features %}
{% set rest = 'rest' in on %}
{% set listed = 'pages' in on or 'headless' in on %}
{% set address = '/notes/' if listed else '/api/v1/notes/' %}
"""What the cache holds of the notes."""

{% filter imports %}
import pytest
from flask import Flask
from flask.testing import FlaskClient
from {{ cookiecutter.project_slug }} import create_app
from tests.environment import TEST
from {{ cookiecutter.project_slug }}.notes import cached, storage
from {{ cookiecutter.project_slug }}.signals import records_changed
from tests.notes.notebook import Notebook
{% if rest %}
from tests.callers import Caller
{% if not listed %}
from {{ cookiecutter.project_slug }}.notes.schemas import NoteQuery
{% endif %}
{% endif %}
{% if rest or listed %}
from {{ cookiecutter.project_slug }}.pagination import Page
{% endif %}
{% if 'pages' in on and 'forms' in on %}
from tests.browser import Browser
{% if 'accounts' in on %}
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import PASSWORD
{% endif %}
{% endif %}
{% endfilter %}

NOBODY_THERE = "redis://127.0.0.1:1"


def test_the_list_is_read_once(
    client: FlaskClient, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.write("One")
    client.get("{{ address }}")
    monkeypatch.setattr(storage, "{{ 'latest' if listed else 'search' }}", None)

    assert "One" in client.get("{{ address }}").text


def test_a_list_from_the_cache_holds_what_a_note_holds(app: Flask, notebook: Notebook) -> None:
    notebook.write("One")
    with app.app_context():
{% if listed %}
        found, stored = (find(1, 1).items[0] for find in (storage.latest, cached.latest))
{% else %}
        query = NoteQuery().load({})
        found, stored = (find(query, 1, 1).items[0] for find in (storage.search, cached.search))
{% endif %}

    for name in vars(stored):
        assert getattr(stored, name) == getattr(found, name) or name == "author"
    assert {"title", "body", "created_at", "changed_at"} <= set(vars(stored))


{% if listed %}
def test_later_pages_are_not_cached(
    client: FlaskClient, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(21):
        notebook.write(f"Word {number}")
    assert "Word" in client.get("/notes/?page=2").text
    monkeypatch.setattr(storage, "latest", lambda page, size: Page([], page, size, 21))

    assert "Word" not in client.get("/notes/?page=2").text
{% endif %}
{% if rest %}
{{ '

' if listed }}@pytest.mark.parametrize("query", ["title=One", "page_size=5", "ordering=title"])
def test_what_is_searched_for_is_not_cached(
    client: FlaskClient, notebook: Notebook, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    notebook.write("One")
    client.get(f"/api/v1/notes/?{query}")
    monkeypatch.setattr(storage, "search", lambda *_: Page([], 1, 1, 0))

    assert client.get(f"/api/v1/notes/?{query}").get_json()["count"] == 0
{% endif %}


def test_what_was_read_before_a_change_is_not_found_after_it(app: Flask) -> None:
    with app.app_context():
        before = cached.generation()
        assert cached.generation() == before
        records_changed.send()

        assert cached.generation() != before


def test_every_list_is_asked_for_where_redis_is_unavailable() -> None:
    app = create_app(TEST | {"CACHE_URL": NOBODY_THERE})
    with app.app_context():
        assert cached.generation() != cached.generation()
{% if 'rest' in on %}


def test_a_change_by_the_api_is_seen_at_once(client: FlaskClient, caller: Caller) -> None:
    for number in range(3):
        assert client.get("/api/v1/notes/").get_json()["count"] == number
        caller.post("/api/v1/notes/", {"title": "New", "body": "Text"})
{% endif %}
{% if 'pages' in on and 'forms' in on %}


def test_a_change_in_a_page_is_seen_at_once(browser: Browser{{ ', ada: User' if 'accounts' in on }}) -> None:
{% if 'accounts' in on %}
    browser.log_in(ada.email, PASSWORD)
{% endif %}
    for title in ("One", "Two"):
        assert title not in browser.open("/notes/").text
        browser.submit("/notes/new/", title=title, body="Text")

        assert title in browser.open("/notes/").text
{% endif %}

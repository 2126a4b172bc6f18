{% set on = cookiecutter.__features %}
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
{% if 'rest' in on %}
from tests.callers import Caller
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
        query = {"ordering": "title"}
        found, stored = (find(query, 1, 1).items[0] for find in (storage.search, cached.search))
{% endif %}

    for name in vars(stored):
        assert getattr(stored, name) == getattr(found, name) or name == "author"
    assert {"title", "body", "created_at", "changed_at"} <= set(vars(stored))


def test_each_page_is_cached_separately(app: Flask, notebook: Notebook) -> None:
    for title in ("One", "Two"):
        notebook.write(title)
{% if listed %}
    with app.app_context():
        titles = [cached.latest(page, 1).items[0].title for page in (1, 2, 1, 2)]

    assert titles == ["Two", "One", "Two", "One"]
{% else %}
    query = {"ordering": "title"}
    with app.app_context():
        titles = [cached.search(query | {"page": page}, page, 1).items[0].title for page in (1, 2)]

    assert titles == ["One", "Two"]
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

{% set on = cookiecutter.__features %}
{% set writing = 'forms' in on and 'pages' in on %}
{% set owned = 'accounts' in on %}
{% set address = '/notes/' if 'pages' in on or 'headless' in on else '/api/v1/notes/' %}
{% set named = ('pages' in on or 'headless' in on) and ('redis' not in on or 'rest' in on) %}
"""What the cache holds of the notes."""

{% filter imports %}
from itertools import count
{% if 'redis' in on %}
import pytest
{% endif %}
from django.test import Client
from pytest_django import Settings
from {{ cookiecutter.project_slug }}.notes.cached import listed
from tests.notes.notebook import Notebook
{% if named %}
from {{ cookiecutter.project_slug }}.notes.cached import CachedPaginator
{% endif %}
{% if 'redis' in on %}
from {{ cookiecutter.project_slug }}.notes import storage
{% else %}
import pytest
from django.db.models import QuerySet
from {{ cookiecutter.project_slug }}.notes.models import Note
{% endif %}
{% if 'rest' in on %}
import pytest
from collections.abc import Callable
from typing import Any
from {{ cookiecutter.project_slug }}.notes import api
from tests.callers import Caller
{% endif %}
{% if 'realtime' in on and 'pages' in on %}
import pytest
from django.core.cache import caches
from redis.exceptions import RedisError
{% endif %}
{% if writing or 'admin' in on %}
from tests.browser import Browser
{% endif %}
{% if 'users' in on %}
import pickle
import pytest
from typing import Any
from django.core.cache import caches
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% endfilter %}


{% if 'redis' in on %}
def test_the_list_is_read_once(
    client: Client, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.write("Bread")
    assert "Bread" in client.get("{{ address }}").text

    monkeypatch.setattr(storage, "read", None)

    assert "Bread" in client.get("{{ address }}").text
{% else %}
def test_the_list_is_read_once(
    client: Client, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.write("Bread")
    assert "Bread" in client.get("{{ address }}").text

    # This change sends no signal.
    Note.objects.update(title="Butter")
    monkeypatch.setattr(QuerySet, "count", None)

    assert "Bread" in client.get("{{ address }}").text
{% endif %}


{% if 'users' in on %}
def test_only_names_of_accounts_are_cached(
    client: Client, notebook: Notebook, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook.write("Bread")
    kept_bytes: list[bytes] = []
    add = caches["default"].add

    def watched(key: str, value: Any, *arguments: Any, **options: Any) -> bool:
        kept_bytes.append(pickle.dumps(value))
        return add(key, value, *arguments, **options)

    monkeypatch.setattr(caches["default"], "add", watched)
{% for one in (['/notes/'] if 'pages' in on or 'headless' in on else []) + (['/api/v1/notes/'] if 'rest' in on else []) %}
    client.get("{{ one }}")
{% endfor %}

    everything = b"".join(kept_bytes)
    assert b"Bread" in everything
    assert ada.password.encode() not in everything
    assert ada.email.encode() not in everything


{% if 'pages' in on %}
def test_a_list_is_cached_without_the_text_that_it_does_not_show(
    client: Client, notebook: Notebook
) -> None:
    notebook.write("Bread")

    (note,) = client.get("/notes/").context["page_obj"]

    assert note.get_deferred_fields() == {"body"}


{% endif %}
{% endif %}
{% if 'realtime' in on and 'pages' in on %}
def test_a_change_is_seen_though_redis_missed_it(
    client: Client, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def miss(*_arguments: object, **_options: object) -> None:
        raise RedisError

    # More than a page has: the query for it stays the same.
    for _ in range(11):
        notebook.write("Bread")
    assert "Butter" not in client.get("/notes/").text
    monkeypatch.setattr(caches["default"], "delete", miss)

    notebook.write("Butter")

    assert "Butter" in client.get("/notes/").text


{% endif %}
def test_what_was_read_before_a_change_is_not_found_after_it(notebook: Notebook) -> None:
    def read_and_change() -> str:
        notebook.write("Bread")
        return "before"

    assert listed("notes", read_and_change) == "before"

    assert listed("notes", lambda: "after") == "after"


def test_every_list_is_read_where_redis_is_unavailable(
    settings: Settings, notebook: Notebook
) -> None:
    unavailable = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://127.0.0.1:1",
    }
    settings.CACHES = settings.CACHES | {"default": unavailable}
    counted = count(1)

    notebook.write("Bread")
    assert [listed("number", lambda: next(counted)) for _ in range(3)] == [1, 2, 3]
{% if named %}


def test_each_list_has_pages_of_its_own(notebook: Notebook) -> None:
    notebook.write("Bread")
{% if 'redis' in on %}
    lists = [storage.Listing(title=title) for title in ("Bread", "Tea")]
{% else %}
    lists = [Note.objects.filter(title__in=titles) for titles in (["Bread"], ["Tea"], [])]
{% endif %}

    pages = [CachedPaginator(notes, 10).page(1) for notes in lists]

    assert [len(page) for page in pages] == {{ '[1, 0]' if 'redis' in on else '[1, 0, 0]' }}
    assert [page.paginator.count for page in pages] == {{ '[1, 0]' if 'redis' in on else '[1, 0, 0]' }}
{% endif %}
{% if 'rest' in on %}


def test_a_change_by_the_api_is_seen_at_once(client: Client, caller: Caller) -> None:
    for number in range(3):
        assert client.get("/api/v1/notes/").json()["count"] == number
        caller.post("/api/v1/notes/", {"title": "New", "body": "Text"})


def test_each_question_to_the_api_is_answered_for_itself(
    client: Client, notebook: Notebook
) -> None:
    for title in ("One", "Two"):
        notebook.write(title)

    for title in ("One", "Two", "One", "Two"):
        results = client.get("/api/v1/notes/", query_params={"title": title}).json()["results"]
        assert [note["title"] for note in results] == [title]


def test_no_address_of_the_api_makes_an_entry_of_its_own(
    client: Client, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = set()
    for number in range(21):
        notebook.write(str(number))

    def watched(question: str, make: Callable[[], Any]) -> Any:
        questions.add(question)
        return listed(question, make)

    monkeypatch.setattr(api, "listed", watched)
    for query in ("junk=1", "page_size=100", "title=1"):
        client.get(f"/api/v1/notes/?{query}")
    for host in ("testserver", "testserver:81"):
        following = client.get("/api/v1/notes/", headers={"Host": host}).json()["next"]
        assert following == f"http://{host}/api/v1/notes/?page=2"

    assert len(questions) == 1
{% endif %}
{% if writing %}


def test_a_change_in_a_page_is_seen_at_once(browser: Browser{{ ', ada: User' if owned }}) -> None:
{% if owned %}
    browser.client.force_login(ada)
{% endif %}
    for title in ("One", "Two"):
        assert title not in browser.open("/notes/").text
        browser.submit("/notes/new/", title=title, body="Text")

        assert title in browser.open("/notes/").text
{% endif %}
{% if 'admin' in on %}


def test_a_change_in_the_admin_is_seen_at_once(
    client: Client, admin: Browser, notebook: Notebook
) -> None:
    note_id = notebook.write("Old")
    assert "Old" in client.get("{{ address }}").text

    admin.submit(f"/admin/notes/note/{note_id}/delete/", post="yes")

    assert "Old" not in client.get("{{ address }}").text
{% endif %}

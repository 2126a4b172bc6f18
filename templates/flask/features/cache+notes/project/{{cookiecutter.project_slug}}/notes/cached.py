{% set on = cookiecutter.__features %}
{% set listed = 'pages' in on or 'headless' in on %}
{% set users = 'users' in on %}
"""The first page of notes from the cache, where it stays until any note changes.

What else is asked for is not cached: there is no end to it, but to the memory of Redis.
"""

{% filter imports %}
from collections.abc import Callable
from secrets import token_hex
from types import SimpleNamespace
from ..caching import cache, get_or_set
from ..signals import records_changed
from ..pagination import Page
from . import storage
from .models import Note
{% if 'rest' in on %}
from collections.abc import Mapping
from typing import Any
from .schemas import NoteQuery
{% endif %}
{% endfilter %}

GENERATION = "notes:generation"
{% if 'rest' in on %}
# What the API is asked without a query.
PLAIN = NoteQuery().load({})
{% endif %}


@records_changed.connect
def forget(_sender: object) -> None:
    cache.delete(GENERATION)


def generation() -> str:
    """Return the name under which lists of notes are stored, which is another after each change.

    Flask-Caching's own, of `memoize`, can come back: readers write it once more.
    """
    return get_or_set(GENERATION, lambda: token_hex(8))
{% if listed %}


def latest(page: int, size: int) -> Page:
    """Return one page of all notes, the newest first."""
    if page > 1:
        return storage.latest(page, size)
    return cached_page("latest", lambda: storage.latest(page, size))
{% endif %}
{% if 'rest' in on %}


def search(query: Mapping[str, Any], page: int, size: int) -> Page:
    """Return one page of the notes that were asked for, in the order that was asked for."""
    if query != PLAIN:
        return storage.search(query, page, size)
    return cached_page("search", lambda: storage.search(query, page, size))
{% endif %}


def cached_page(name: str, find: Callable[[], Page]) -> Page:
    """Return a page from the cache, or find it and cache it."""

    def make() -> Page:
        page = find()
        return Page([entry(note) for note in page.items], page.page, page.size, page.total)

    return get_or_set(f"notes:{generation()}:{name}", make)


def entry(note: Note) -> SimpleNamespace:
    """Return the fields of a note, in plain values{{ ': of its author the name alone' if users }}."""
{% if 'sqlalchemy' in on %}
    names = Note.__mapper__.columns.keys()
{% elif 'peewee' in on %}
    names = Note._meta.fields
{% elif 'mongoengine' in on %}
    names = Note._fields
{% else %}
    names = vars(note)
{% endif %}
    values = {name: getattr(note, name) for name in names}
    return SimpleNamespace(**values{{ ' | {"author": str(note.author)}' if users }})

{% set on = cookiecutter.__features %}
{% set listed = 'pages' in on or 'headless' in on %}
{% set whole = 'rest' in on or 'headless' in on %}
"""Lists of notes from the cache, where they are kept until any note changes."""

{% filter imports %}
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from ..caching import generation, kept
from ..pagination import Page
from . import storage
from .models import Note
{% if 'rest' in on %}
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
{% endif %}
{% endfilter %}


@dataclass(frozen=True)
class Entry:
    """What lists show of a note, in plain values: nothing is asked of the database for it."""

    id: {{ 'str' if 'mongoengine' in on else 'int' }}
    title: str
{% if whole %}
    body: str
{% endif %}
{% if 'users' in on %}
    author: str
{% endif %}
    created_at: datetime
    changed_at: datetime
{% if 'pages' in on %}
    is_changed: bool
{% endif %}
{% if listed %}


def latest(page: int, size: int) -> Page:
    """Return one page of all notes, the newest first."""
    return kept_page(f"latest:{page}:{size}", lambda: storage.latest(page, size))
{% endif %}
{% if 'rest' in on %}


def search(query: Mapping[str, Any], page: int, size: int) -> Page:
    """Return one page of the notes that were asked for, in the order that was asked for."""
    asked = sha256(repr(sorted(query.items())).encode()).hexdigest()
    return kept_page(f"search:{asked}", lambda: storage.search(query, page, size))
{% endif %}


def kept_page(name: str, find: Callable[[], Page]) -> Page:
    """Return a page from the cache, or find it and keep it."""

    def make() -> Page:
        page = find()
        return Page([entry(note) for note in page.items], page.page, page.size, page.total)

    return kept(f"notes:{generation()}:{name}", make)


def entry(note: Note) -> Entry:
    """Return what lists show of a note."""
    return Entry(
        id={{ 'str(note.id)' if 'mongoengine' in on else 'note.id' }},
        title=note.title,
        {% if whole %}
        body=note.body,
        {% endif %}
        {% if 'users' in on %}
        author=str(note.author),
        {% endif %}
        created_at=note.created_at,
        changed_at=note.changed_at,
        {% if 'pages' in on %}
        is_changed=note.is_changed,
        {% endif %}
    )

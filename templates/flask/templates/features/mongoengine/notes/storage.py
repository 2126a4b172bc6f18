{% set on = cookiecutter.__features %}
{% set writing = 'rest' in on or 'forms' in on and 'pages' in on %}
"""How notes are kept: here alone the notes speak to the database."""

{% filter imports %}
from mongoengine import QuerySet
from ..pagination import Page
from .models import Note
{% if 'pages' in on or 'rest' in on %}
from bson import ObjectId
from flask import abort
{% endif %}
{% if 'rest' in on %}
from collections.abc import Mapping
from typing import Any
{% endif %}
{% if writing %}
from mongoengine.errors import SaveConditionError
from werkzeug.exceptions import Conflict
{% endif %}
{% if 'jobs' in on %}
from collections.abc import Iterator
{% endif %}
{% fragments "notes.imports" %}
{% endfilter %}

{% if 'jobs' in on %}
READ_AT_ONCE = 500
{% endif %}
NEWEST_FIRST = ("-created_at", "-id")
{% if 'pages' in on or 'rest' in on %}


def find(note_id: str) -> Note:
    """Give a note, or say that it was not found."""
    note: Note | None = Note.objects(id=note_id).first() if ObjectId.is_valid(note_id) else None
    if note is None:
        abort(404)
    return note
{% endif %}


def latest(page: int, size: int) -> Page:
    """Give one page of all notes, the newest first."""
    return page_of(Note.objects.order_by(*NEWEST_FIRST), page, size)
{% if 'rest' in on %}


def search(query: Mapping[str, Any], page: int, size: int) -> Page:
    """Give one page of the notes that were asked for, in the order that was asked for."""
    notes = Note.objects
    if title := query.get("title"):
        notes = notes.filter(title__icontains=title)
    if after := query.get("created_after"):
        notes = notes.filter(created_at__gt=after)
    if before := query.get("created_before"):
        notes = notes.filter(created_at__lt=before)
    order = query["ordering"]
    return page_of(notes.order_by(order, "-id" if order.startswith("-") else "id"), page, size)
{% endif %}
{% if writing %}


def add(note: Note) -> None:
    """Keep a new note."""
    note.save(force_insert=True)
    {% fragments "notes.changed" %}


def save(note: Note) -> None:
    """Keep what has changed of a note, unless it was deleted in the meantime."""
    try:
        note.save(save_condition={"id": note.id})
    except SaveConditionError as error:
        raise Conflict({{ string("Somebody else deleted this in the meantime.") }}) from error
    {% fragments "notes.changed" %}


def remove(note: Note) -> None:
    """Delete a note."""
    note.delete()
    {% fragments "notes.changed" %}
{% endif %}
{% if 'realtime' in on %}


def version() -> str:
    """Give what is another text whenever any note was added, changed or removed."""
    latest_change = Note.objects.order_by("-changed_at").only("changed_at").first()
    if latest_change is None:
        return "0"
    return f"{Note.objects.count()}-{latest_change.changed_at:%Y%m%d%H%M%S%f}"
{% endif %}
{% if 'jobs' in on %}


def every() -> Iterator[Note]:
    """Give all notes, the oldest first."""
    yield from Note.objects.order_by("created_at", "id").batch_size(READ_AT_ONCE).no_cache()
{% endif %}


def page_of(notes: QuerySet, page: int, size: int) -> Page:
    """Give one page of what a query finds{{ ', with the authors asked for at once' if 'users' in on }}."""
    rows = notes.skip((page - 1) * size).limit(size){{ '.select_related()' if 'users' in on }}
    return Page(list(rows), page, size, notes.count())

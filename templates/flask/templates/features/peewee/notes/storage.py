{% set on = cookiecutter.__features %}
{% set writing = 'rest' in on or 'forms' in on and 'pages' in on %}
"""How notes are kept: here alone the notes speak to the database."""

{% filter imports %}
from peewee import ModelSelect
from ..pagination import Page
from .models import Note
{% if 'pages' in on or 'rest' in on %}
from werkzeug.exceptions import NotFound
{% endif %}
{% if 'rest' in on %}
from collections.abc import Mapping
from typing import Any
{% endif %}
{% if writing %}
from werkzeug.exceptions import Conflict
{% endif %}
{% if 'jobs' in on %}
from collections.abc import Iterator
{% endif %}
{% if 'realtime' in on %}
from peewee import fn
{% endif %}
{% if 'users' in on %}
from ..users.models import User
{% endif %}
{% fragments "notes.imports" %}
{% endfilter %}


{% if 'pages' in on or 'rest' in on %}
def find(note_id: int) -> Note:
    """Give a note, or say that it was not found."""
    note: Note | None = selected().where(Note.id == note_id).first()
    if note is None:
        raise NotFound
    return note


{% endif %}
def latest(page: int, size: int) -> Page:
    """Give one page of all notes, the newest first."""
    return page_of(selected().order_by(Note.created_at.desc(), Note.id.desc()), page, size)
{% if 'rest' in on %}


def search(query: Mapping[str, Any], page: int, size: int) -> Page:
    """Give one page of the notes that were asked for, in the order that was asked for."""
    notes = selected()
    if title := query.get("title"):
        notes = notes.where(Note.title.contains(title))
    if after := query.get("created_after"):
        notes = notes.where(Note.created_at > after)
    if before := query.get("created_before"):
        notes = notes.where(Note.created_at < before)
    field = getattr(Note, query["ordering"].removeprefix("-"))
    if query["ordering"].startswith("-"):
        notes = notes.order_by(field.desc(), Note.id.desc())
    else:
        notes = notes.order_by(field, Note.id)
    return page_of(notes, page, size)
{% endif %}
{% if writing %}


def add(note: Note) -> None:
    """Keep a new note."""
    note.save()
    {% fragments "notes.changed" %}


def save(note: Note) -> None:
    """Keep what has changed of a note."""
    if not note.save():
        raise gone()
    {% fragments "notes.changed" %}


def remove(note: Note) -> None:
    """Delete a note."""
    if not note.delete_instance():
        raise gone()
    {% fragments "notes.changed" %}


def gone() -> Conflict:
    """Give the refusal to change what is no longer there."""
    return Conflict({{ string("Somebody else deleted this in the meantime.") }})
{% endif %}
{% if 'realtime' in on %}


def version() -> str:
    """Give what is another text whenever any note was added, changed or removed."""
    figures = Note.select(fn.COUNT(Note.id), fn.MAX(Note.changed_at))
    count, change = figures.scalar(as_tuple=True)
    return f"{count}-{change:%Y%m%d%H%M%S%f}" if change else "0"
{% endif %}
{% if 'jobs' in on %}


def every() -> Iterator[Note]:
    """Give all notes, the oldest first."""
    yield from selected().order_by(Note.created_at, Note.id).iterator()
{% endif %}


def selected() -> "ModelSelect[Note]":
{% if 'users' in on %}
    """Select notes, each with its author."""
    return Note.select(Note, User).join(User)
{% else %}
    """Select notes."""
    return Note.select()
{% endif %}


def page_of(notes: "ModelSelect[Note]", page: int, size: int) -> Page:
    """Give one page of what is selected."""
    return Page(list(notes.paginate(page, size)), page, size, notes.count())

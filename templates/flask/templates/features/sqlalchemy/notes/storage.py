{% set on = cookiecutter.__features %}
{% set writing = 'rest' in on or 'forms' in on and 'pages' in on %}
"""How notes are kept: here alone the notes speak to the database."""

{% filter imports %}
from sqlalchemy import Select, func, select
from ..extensions import db
from ..pagination import Page
from .models import Note
{% if 'rest' in on %}
from collections.abc import Mapping
from typing import Any
{% endif %}
{% if writing %}
from sqlalchemy.orm.exc import StaleDataError
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
NEWEST_FIRST = select(Note).order_by(Note.created_at.desc(), Note.id.desc())

{% if 'pages' in on or 'rest' in on %}

def find(note_id: int) -> Note:
    """Give a note, or say that it was not found."""
    return db.get_or_404(Note, note_id)

{% endif %}

def latest(page: int, size: int) -> Page:
    """Give one page of all notes, the newest first."""
    return page_of(NEWEST_FIRST, page, size)
{% if 'rest' in on %}


def search(query: Mapping[str, Any], page: int, size: int) -> Page:
    """Give one page of the notes that were asked for, in the order that was asked for."""
    statement = select(Note)
    if title := query.get("title"):
        statement = statement.where(Note.title.icontains(title, autoescape=True))
    if after := query.get("created_after"):
        statement = statement.where(Note.created_at > after)
    if before := query.get("created_before"):
        statement = statement.where(Note.created_at < before)
    column = getattr(Note, query["ordering"].removeprefix("-"))
    if query["ordering"].startswith("-"):
        statement = statement.order_by(column.desc(), Note.id.desc())
    else:
        statement = statement.order_by(column, Note.id)
    return page_of(statement, page, size)
{% endif %}
{% if writing %}


def add(note: Note) -> None:
    """Keep a new note."""
    db.session.add(note)
    commit()
    {% fragments "notes.changed" %}


def save(note: Note) -> None:
    """Keep what has changed of a note."""
    db.session.add(note)
    commit()
    {% fragments "notes.changed" %}


def remove(note: Note) -> None:
    """Delete a note."""
    db.session.delete(note)
    commit()
    {% fragments "notes.changed" %}


def commit() -> None:
    """Make a change last; that the note is gone is said as such."""
    try:
        db.session.commit()
    except StaleDataError as error:
        db.session.rollback()
        raise Conflict({{ string("Somebody else deleted this in the meantime.") }}) from error
{% endif %}
{% if 'realtime' in on %}


def version() -> str:
    """Give what is another text whenever any note was added, changed or removed."""
    count, change = db.session.execute(select(func.count(Note.id), func.max(Note.changed_at))).one()
    return f"{count}-{change:%Y%m%d%H%M%S%f}" if change else "0"
{% endif %}
{% if 'jobs' in on %}


def every() -> Iterator[Note]:
    """Give all notes, the oldest first."""
    oldest_first = select(Note).order_by(Note.created_at, Note.id)
    yield from db.session.scalars(oldest_first.execution_options(yield_per=READ_AT_ONCE))
{% endif %}


def page_of(statement: Select[Note], page: int, size: int) -> Page:
    """Give one page of what a statement selects."""
    total = db.session.scalar(select(func.count()).select_from(statement.order_by(None).subquery()))
    rows = db.session.scalars(statement.limit(size).offset((page - 1) * size))
    return Page(rows.all(), page, size, total or 0)

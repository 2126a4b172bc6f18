"""The notes in the admin."""

from collections.abc import Iterable
from typing import Any

from flask_admin.form import BaseForm
from wtforms import Form, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from ..admin import GuardedView
from ..admin.records import Keeps, KeepsMoments
from ..users import storage as users
from ..users.models import User
from . import storage
from .models import BODY_LENGTH, TITLE_LENGTH, Note, is_storable


def storable(_form: Form, field: Any) -> None:
    """Refuse text that no database takes."""
    if not is_storable(field.data or ""):
        raise ValidationError({{ string("The text holds characters that cannot be kept.") }})


def within(longest: int) -> list[Any]:
    """Give what a text has to be."""
    return [InputRequired(), Length(max=longest), storable]


def number_of(author: User | str | int) -> int:
    """Give the number of an author, from a note or from a form."""
    return author.id if isinstance(author, User) else int(author)


def authors() -> list[tuple[int, str]]:
    """Give everybody who can be an author."""
    return [(user.id, user.email) for user in users.everybody()]


class NoteForm(BaseForm):
    """All of a note."""

    title = StringField({{ lazy_string("Title") }}, within(TITLE_LENGTH))
    body = TextAreaField({{ lazy_string("Text") }}, within(BODY_LENGTH))
    author = SelectField({{ lazy_string("Author") }}, coerce=number_of, choices=authors)


class NoteAdmin(GuardedView):
    """Every note: found by words, author or day, and corrected."""

    column_list = ("title", "author", "created_at", "changed_at")
    {% fragments "notes.labels" %}
    column_searchable_list = ("title", "body")
    column_filters = (
        Keeps(
            {{ lazy_string("Author") }},
            {{ lazy_string("contains") }},
            lambda note, words: words.casefold() in note.author.email.casefold(),
        ),
        KeepsMoments(
            {{ lazy_string("Created") }},
            {{ lazy_string("after") }},
            lambda note, moment: note.created_at > moment,
        ),
        KeepsMoments(
            {{ lazy_string("Created") }},
            {{ lazy_string("before") }},
            lambda note, moment: note.created_at < moment,
        ),
    )
    column_default_sort = ("created_at", True)

    def records(self) -> Iterable[Note]:
        return storage.loaded(storage.ordered("-created_at"))

    def form_of(self) -> type[Form]:
        return NoteForm

    def keep(self, form: Form, record: Note | None) -> Note:
        note = record or Note()
        note.title, note.body = form["title"].data, form["body"].data
        note.author_id = form["author"].data
        if record:
            storage.save(note)
        else:
            storage.add(note)
        return note

    def remove(self, record: Note) -> None:
        storage.remove(record)


def note_admin() -> NoteAdmin:
    """Give the admin's view of notes."""
    return NoteAdmin(Note, name={{ lazy_string("Notes") }}, endpoint="admin_notes", url="notes")

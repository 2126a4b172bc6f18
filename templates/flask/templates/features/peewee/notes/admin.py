"""The notes in the admin."""

from typing import Any

from flask_admin.contrib.peewee.filters import DateTimeGreaterFilter, DateTimeSmallerFilter
from peewee import ModelSelect
from wtforms import Form, ValidationError

from ..admin import GuardedView
from ..users.models import User
from .models import Note, is_storable


class NoteAdmin(GuardedView):
    """Every note: found by words, author or day, and corrected."""

    column_list = ("title", "author", "created_at", "changed_at")
    {% fragments "notes.labels" %}
{% if 'languages' in cookiecutter.__features %}
    form_args = {name: {"label": label} for name, label in column_labels.items()}
{% endif %}
    column_searchable_list = ("title", "body")
    column_filters = (
        User.email,
        DateTimeGreaterFilter(Note.created_at, {{ lazy_string("Created") }}),
        DateTimeSmallerFilter(Note.created_at, {{ lazy_string("Created") }}),
    )
    column_default_sort = ("created_at", True)
    form_columns = ("title", "body", "author")

    def get_query(self) -> "ModelSelect[Note]":
        """Select notes, each with its author."""
        return Note.select(Note, User).join(User).switch(Note)

    def _handle_join(self, query: Any, _field: object, _joins: object) -> Any:
        # The author is there already.
        return query

    def on_model_change(self, form: Form, model: Note, is_created: bool) -> None:
        """Refuse text that no database takes."""
        if not is_storable(model.title + model.body):
            raise ValidationError({{ string("The text holds characters that cannot be kept.") }})


def note_admin() -> NoteAdmin:
    """Give the admin's view of notes."""
    return NoteAdmin(Note, name={{ lazy_string("Notes") }}, endpoint="admin_notes", url="notes")

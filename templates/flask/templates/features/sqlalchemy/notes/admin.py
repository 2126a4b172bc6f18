"""The notes in the admin."""

from flask_admin.contrib.sqla.filters import DateTimeGreaterFilter, DateTimeSmallerFilter
from wtforms import Form, ValidationError

from ..admin import GuardedView
from ..extensions import db
from .models import Note, is_storable


class NoteAdmin(GuardedView):
    """Every note: found by words, author or day, and corrected."""

    column_list = ("title", "author", "created_at", "changed_at")
    {% fragments "notes.labels" %}
    column_searchable_list = ("title", "body")
    column_filters = (
        "author.email",
        DateTimeGreaterFilter(Note.created_at, {{ lazy_string("Created") }}),
        DateTimeSmallerFilter(Note.created_at, {{ lazy_string("Created") }}),
    )
    column_default_sort = ("created_at", True)
    form_columns = ("title", "body", "author")

    def on_model_change(self, form: Form, model: Note, is_created: bool) -> None:
        """Refuse text that no database takes."""
        if not is_storable(model.title + model.body):
            raise ValidationError({{ string("The text holds characters that cannot be kept.") }})


def note_admin() -> NoteAdmin:
    """Give the admin's view of notes."""
    return NoteAdmin(Note, db, name={{ lazy_string("Notes") }}, endpoint="admin_notes", url="notes")

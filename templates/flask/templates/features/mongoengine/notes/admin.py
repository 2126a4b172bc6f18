"""The notes in the admin."""

from flask_admin.contrib.mongoengine.filters import (
    DateTimeGreaterFilter,
    DateTimeSmallerFilter,
    FilterEqual,
)
from mongoengine import QuerySet
from wtforms import Form, TextAreaField, ValidationError

from ..admin import GuardedView
from ..users.models import User
from .models import Note, is_storable


class AuthorFilter(FilterEqual):
    """Only notes of the user with an address."""

    def apply(self, query: QuerySet, value: str) -> QuerySet:
        """Narrow the list."""
        return query.filter(author__in=User.objects(email=value.lower()))


class NoteAdmin(GuardedView):
    """Every note: found by words, author or day, and corrected."""

    column_list = ("title", "author", "created_at", "changed_at")
    {% fragments "notes.labels" %}
    {% if 'languages' in cookiecutter.__features %}
    # MongoEngine's forms do not look there themselves.
    form_args = {name: {"label": label} for name, label in column_labels.items()}
    {% endif %}
    column_searchable_list = ("title", "body")
    column_filters = (
        AuthorFilter("author", {{ lazy_string("Author") }}),
        DateTimeGreaterFilter("created_at", {{ lazy_string("Created") }}),
        DateTimeSmallerFilter("created_at", {{ lazy_string("Created") }}),
    )
    column_default_sort = ("created_at", True)
    form_columns = ("title", "body", "author")
    form_overrides = {"body": TextAreaField}

    def on_model_change(self, form: Form, model: Note, is_created: bool) -> None:
        """Refuse text that no database takes."""
        if not is_storable(model.title + model.body):
            raise ValidationError({{ string("The text holds characters that cannot be kept.") }})


def note_admin() -> NoteAdmin:
    """Give the admin's view of notes."""
    return NoteAdmin(Note, name={{ lazy_string("Notes") }}, endpoint="admin_notes", url="notes")

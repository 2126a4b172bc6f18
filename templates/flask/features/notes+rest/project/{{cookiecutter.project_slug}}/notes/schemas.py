{% set made = 'sqlalchemy' in cookiecutter.__features %}
"""How the API reads and returns notes{{ ', made from the model' if made }}."""

{% filter imports %}
from datetime import UTC, datetime
from marshmallow import RAISE, Schema, ValidationError, pre_load
from marshmallow.fields import AwareDateTime, Integer, List, Nested, String
from marshmallow.validate import Length, OneOf, Range, Regexp
from .models import BODY_LENGTH, TITLE_LENGTH
from typing import Any
{% if made %}
from marshmallow_sqlalchemy import SQLAlchemyAutoSchema, auto_field
from .models import Note
{% endif %}
{% endfilter %}

LARGEST_PAGE = 100
LAST_PAGE = 1_000_000
ORDERS = ("created_at", "-created_at", "changed_at", "-changed_at", "title", "-title")


def stripped(value: object) -> object:
    """Return text without blanks around it."""
    return value.strip() if isinstance(value, str) else value


def whole_characters(text: str) -> None:
    """Refuse halves of characters, which JSON can hold and no database."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValidationError({{ string("This text contains characters that cannot be stored.") }}) from error


# A pattern, so that the OpenAPI schema says it too.
{% if 'languages' in cookiecutter.__features %}
WITHOUT_NUL = Regexp(
    r"^[^\u0000]*$", error={{ lazy_string("This text contains characters that cannot be stored.") }}
)
{% else %}
WITHOUT_NUL = Regexp(r"^[^\u0000]*$", error="This text contains characters that cannot be stored.")
{% endif %}
STORABLE = (WITHOUT_NUL, whole_characters)


def in_calendar(moment: datetime) -> None:
    """Refuse points in time that are outside of the calendar in UTC."""
    try:
        moment.astimezone(UTC)
    except OverflowError as error:
        raise ValidationError("Not a valid datetime.") from error


class NoteSchema({{ 'SQLAlchemyAutoSchema[Any]' if made else 'Schema' }}):
    """A note."""

    class Meta:
        {% if made %}
        model = Note
        # Another column is neither returned nor written before it is named here.
        fields = ("id", "title", "body", {{ '"author", ' if 'users' in cookiecutter.__features }}"created_at", "changed_at")
        {% endif %}
        unknown = RAISE

{% if made %}
    id = auto_field(dump_only=True)
    title = auto_field(pre_load=stripped, validate=[Length(min=1, max=TITLE_LENGTH), *STORABLE])
    body = auto_field(pre_load=stripped, validate=[Length(min=1, max=BODY_LENGTH), *STORABLE])
{% else %}
    id = {{ 'String' if 'mongoengine' in cookiecutter.__features else 'Integer' }}(dump_only=True)
    title = String(
        required=True, pre_load=stripped, validate=[Length(min=1, max=TITLE_LENGTH), *STORABLE]
    )
    body = String(
        required=True, pre_load=stripped, validate=[Length(min=1, max=BODY_LENGTH), *STORABLE]
    )
{% endif %}
    {% if 'users' in cookiecutter.__features %}
    author = String(dump_only=True, metadata={"description": "Who wrote it."})
    {% endif %}
    created_at = AwareDateTime(dump_only=True)
    changed_at = AwareDateTime(dump_only=True)

    @pre_load
    def ignore_what_is_only_answered(self, values: Any, **_: object) -> Any:
        """Drop the fields that nobody sets: a note is sent back as it was read."""
        if not isinstance(values, dict):
            return values
        own = self.dump_fields.keys() - self.load_fields.keys()
        return {name: value for name, value in values.items() if name not in own}


class NoteChangeSchema(NoteSchema):
    """Parts of a note."""


class NoteQuery(Schema):
    """Which notes to list, and in which order."""

    page = Integer(load_default=1, validate=Range(1, LAST_PAGE))
    page_size = Integer(load_default=20, validate=Range(1, LARGEST_PAGE))
    title = String(validate=[Length(max=TITLE_LENGTH), *STORABLE])
    created_after = AwareDateTime(default_timezone=UTC, validate=in_calendar)
    created_before = AwareDateTime(default_timezone=UTC, validate=in_calendar)
    ordering = String(load_default="-created_at", validate=OneOf(ORDERS))


class NotePage(Schema):
    """One page of notes."""

    count = Integer(required=True, metadata={"description": "How many notes there are in all."})
    next = String(required=True, allow_none=True)
    previous = String(required=True, allow_none=True)
    results = List(Nested(NoteSchema), required=True)

"""How the API reads and returns notes."""

{% filter imports %}
from datetime import UTC, datetime
from marshmallow import RAISE, Schema, ValidationError, pre_load
from marshmallow.fields import AwareDateTime, Integer, List, Nested, String
from marshmallow.validate import Length, OneOf, Range
from .models import BODY_LENGTH, TITLE_LENGTH, is_storable
from typing import Any
{% endfilter %}

LARGEST_PAGE = 100
LAST_PAGE = 1_000_000
ORDERS = ("created_at", "-created_at", "changed_at", "-changed_at", "title", "-title")


def stripped(value: object) -> object:
    """Return text without blanks around it."""
    return value.strip() if isinstance(value, str) else value


def storable(text: str) -> None:
    """Refuse text that no database takes."""
    if not is_storable(text):
        raise ValidationError({{ string("This text contains characters that cannot be stored.") }})


# What OpenAPI can say of it.
WITHOUT_NUL = {"pattern": r"^[^\u0000]*$"}


def text(longest: int) -> String:
    """Return a field that is required, of something that can be stored."""
    return String(
        required=True,
        pre_load=stripped,
        validate=[Length(min=1, max=longest), storable],
        metadata=WITHOUT_NUL,
    )


def in_calendar(moment: datetime) -> None:
    """Refuse points in time that are outside of the calendar in UTC."""
    try:
        moment.astimezone(UTC)
    except OverflowError as error:
        raise ValidationError("Not a valid datetime.") from error


class NoteSchema(Schema):
    """A note."""

    class Meta:
        unknown = RAISE

    id = {{ 'String' if 'mongoengine' in cookiecutter.__features else 'Integer' }}(dump_only=True)
    title = text(TITLE_LENGTH)
    body = text(BODY_LENGTH)
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
    title = String(validate=[Length(max=TITLE_LENGTH), storable], metadata=WITHOUT_NUL)
    created_after = AwareDateTime(default_timezone=UTC, validate=in_calendar)
    created_before = AwareDateTime(default_timezone=UTC, validate=in_calendar)
    ordering = String(load_default="-created_at", validate=OneOf(ORDERS))


class NotePage(Schema):
    """One page of notes."""

    count = Integer(required=True, metadata={"description": "How many notes there are in all."})
    next = String(required=True, allow_none=True)
    previous = String(required=True, allow_none=True)
    results = List(Nested(NoteSchema), required=True)

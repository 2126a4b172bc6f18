"""The form of a note."""

from flask_wtf import FlaskForm
from wtforms import Field, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length

from .models import BODY_LENGTH, TITLE_LENGTH, is_storable


def stripped(text: str | None) -> str | None:
    """Return the text without blanks around it."""
    return text.strip() if text else text


def storable(_form: FlaskForm, field: Field) -> None:
    """Refuse text that no database takes."""
    if not is_storable(field.data or ""):
        raise ValidationError({{ string("This text contains characters that cannot be stored.") }})


class NoteForm(FlaskForm):
    title = StringField(
        {{ lazy_string("Title") }},
        [DataRequired(), Length(max=TITLE_LENGTH), storable],
        filters=[stripped],
    )
    body = TextAreaField(
        {{ lazy_string("Text") }},
        [DataRequired(), Length(max=BODY_LENGTH), storable],
        filters=[stripped],
    )

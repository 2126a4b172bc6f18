"""The form of a note, made from the model."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, ValidationError
from wtforms.validators import Length
from wtfpeewee.orm import model_form

from .models import BODY_LENGTH, Note, is_storable


def stripped(text: str | None) -> str | None:
    """Give text without the blanks around it."""
    return text.strip() if text else text


def storable(_form: FlaskForm, field: Field) -> None:
    """Refuse text that no database takes."""
    if not is_storable(field.data or ""):
        raise ValidationError({{ string("This text holds characters that cannot be kept.") }})


ModelForm: Any = model_form(
    Note,
    base_class=FlaskForm,
    only=("title", "body"),
    field_args={
        "title": {"label": {{ lazy_string("Title") }}, "filters": [stripped]},
        "body": {
            "label": {{ lazy_string("Text") }},
            "filters": [stripped],
            "validators": [Length(max=BODY_LENGTH)],
        },
    },
)


class NoteForm(ModelForm):
    """Title and body of a note."""

    validate_title = storable
    validate_body = storable

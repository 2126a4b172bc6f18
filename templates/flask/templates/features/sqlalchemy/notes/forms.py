"""The form of a note, made from the model."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, ValidationError
from wtforms.validators import InputRequired, Length
from wtforms_alchemy import model_form_factory

from .models import BODY_LENGTH, Note, is_storable

ModelForm: Any = model_form_factory(FlaskForm)


def storable(_form: FlaskForm, field: Field) -> None:
    """Refuse text that no database takes."""
    if not is_storable(field.data or ""):
        raise ValidationError({{ string("This text holds characters that cannot be kept.") }})


class NoteForm(ModelForm):
    """Title and body of a note."""

    class Meta:
        model = Note
        only = ("title", "body")
        strip_string_fields = True
        field_args = {
            "title": {"label": {{ lazy_string("Title") }}},
{% if 'languages' in cookiecutter.__features %}
            "body": {
                "label": {{ lazy_string("Text") }},
                "validators": [InputRequired(), Length(max=BODY_LENGTH)],
            },
{% else %}
            "body": {"label": "Text", "validators": [InputRequired(), Length(max=BODY_LENGTH)]},
{% endif %}
        }

    validate_title = storable
    validate_body = storable

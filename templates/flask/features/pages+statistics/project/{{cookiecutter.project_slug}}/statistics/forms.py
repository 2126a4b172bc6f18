"""The form of a text."""

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from .counting import LONGEST_TEXT


class TextForm(FlaskForm):
    text = TextAreaField({{ lazy_string("Text") }}, [InputRequired(), Length(max=LONGEST_TEXT)])

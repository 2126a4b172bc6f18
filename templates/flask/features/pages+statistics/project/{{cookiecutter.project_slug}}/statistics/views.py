"""The page that counts a text."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from .{{ 'cached' if 'cache' in cookiecutter.__features else 'counting' }} import count
from .forms import TextForm

statistics = Blueprint(
    "statistics", __name__, url_prefix="/statistics", template_folder="templates"
)


@statistics.route("/", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """Ask for a text, and return its statistics."""
    form = TextForm()
    result = count(form.text.data or "") if form.validate_on_submit() else None
    return render_template("statistics/index.html", form=form, result=result)

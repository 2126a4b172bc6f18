"""The statistics of a text, for programs."""

from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue

{% if 'cache' in cookiecutter.__features %}
from .cached import count
from .counting import LONGEST_TEXT
{% else %}
from .counting import LONGEST_TEXT, count
{% endif %}

statistics = Blueprint("statistics", __name__, url_prefix="/statistics")


@statistics.get("/")
def index() -> ResponseReturnValue:
    """Return the statistics of the text."""
    text = request.args.get("text", "")
    if len(text) > LONGEST_TEXT:
        abort(413)
    return jsonify(count(text))

{% set languages = 'languages' in cookiecutter.__features %}
{% set explanation = 'explanation_of(error)' if languages else 'error.description or error.name' %}
"""Errors of the API, all in one shape: the problem details of RFC 9457."""

{% filter imports %}
from collections.abc import Iterator
from typing import Any
from flask import json
from marshmallow import Schema
from marshmallow.fields import Integer, List, Nested, String
from werkzeug import Response
from werkzeug.exceptions import HTTPException
{% if languages %}
from ..languages.errors import explanation_of
{% endif %}
{% endfilter %}

CONTENT_TYPE = "application/problem+json"


class FieldErrorSchema(Schema):
    """What is wrong with one field."""

    field = String(required=True)
    message = String(required=True)


class ProblemSchema(Schema):
    """A problem, as RFC 9457 describes it."""

    type = String(required=True)
    title = String(required=True)
    status = Integer(required=True)
    detail = String(required=True)
    errors = List(Nested(FieldErrorSchema))


def problem(error: HTTPException) -> Response:
    """Return an error as problem details, unless it has a response of its own."""
    if error.response:
        return error.get_response()
    response = Response(headers=error.get_headers(), status=error.code)
    # What webargs and flask_smorest.abort add.
    data = getattr(error, "data", None) or {}
    messages = data.get("messages") or data.get("errors") or {}
    detail = {{ string("Some fields are not valid.") }} if messages else {{ explanation }}
    details: dict[str, Any] = {
        "type": "about:blank",
        "title": error.name,
        "status": error.code,
        "detail": str(data.get("message") or detail),
    }
    if messages:
        details["errors"] = [
            {"field": field, "message": message}
            for place, inner in messages.items()
            for field, message in field_errors(inner, "" if isinstance(inner, dict) else place)
        ]
    response.set_data(json.dumps(details))
    response.content_type = CONTENT_TYPE
    return response


def field_errors(messages: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Return every message with the path of its field."""
    if isinstance(messages, dict):
        for name, inner in messages.items():
            path = f"{field}.{name}" if field else str(name)
            yield from field_errors(inner, path)
    else:
        texts = [messages] if isinstance(messages, str) else messages
        yield from ((field, str(text)) for text in texts)

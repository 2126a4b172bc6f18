{% set on = cookiecutter.__features %}
"""The API: its blueprints, its errors and its documentation."""

{% filter imports %}
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from flask import Flask, Request
from flask.json.provider import DefaultJSONProvider
import flask_smorest
from marshmallow import Schema
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import UnsupportedMediaType
from .docs import docs
from .problems import CONTENT_TYPE, ProblemSchema
{% if 'forms' in on %}
from ..extensions import csrf
{% endif %}
{% if 'users' in on %}
from .authentication import SECURITY_SCHEMES
{% endif %}
{% endfilter %}


class JsonProvider(DefaultJSONProvider):
    """JSON, of which no depth and no text is a failure of the service."""

    def loads(self, s: str | bytes, **options: Any) -> Any:
        try:
            value = super().loads(s, **options)
            # Half of a surrogate pair cannot be encoded: no database, hash or Redis would take it.
            self.dumps(value, ensure_ascii=False).encode()
        except RecursionError as error:
            raise ValueError("The JSON is nested too deeply.") from error
        return value


class JsonParser(FlaskParser):
    """Reads requests; a body that is not JSON is refused as such."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        if not req.is_json:
            raise UnsupportedMediaType({{ string("The body must be application/json.") }})
        return req.get_json()


class ApiBlueprint(flask_smorest.Blueprint):
    ARGUMENTS_PARSER = JsonParser()

    def response(self, status_code: int, schema: Any = None, **options: Any) -> Any:
        options.setdefault("content_type", "application/json")
        return super().response(status_code, schema, **options)

    def problems(self, *statuses: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Document the errors that a view may answer with."""

        def document(view: Callable[..., Any]) -> Callable[..., Any]:
            for status in statuses:
                view = self.alt_response(status, HTTPStatus(status).name)(view)
            return view

        return document


class Api(flask_smorest.Api):
    """The API, with its errors as problem details."""

    ERROR_SCHEMA = ProblemSchema
    # Of the errors; other answers have theirs from the blueprint.
    DEFAULT_RESPONSE_CONTENT_TYPE = CONTENT_TYPE


def init_app(app: Flask, *blueprints: ApiBlueprint) -> None:
    """Add the API and its documentation."""
    app.json = JsonProvider(app)
    api = Api(app)
{% if 'users' in on %}
    for name, scheme in SECURITY_SCHEMES.items():
        api.spec.components.security_scheme(name, scheme)
{% endif %}
    for blueprint in blueprints:
{% if 'accounts' in on %}
        # The CSRF token is checked after authentication, for sessions alone.
        csrf.exempt(blueprint)
{% elif 'forms' in on %}
        # Nobody is logged in, so there is nothing that a foreign page could make use of.
        csrf.exempt(blueprint)
{% endif %}
        api.register_blueprint(blueprint)
    app.register_blueprint(docs)

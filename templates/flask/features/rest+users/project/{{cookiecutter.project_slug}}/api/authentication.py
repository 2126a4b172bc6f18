{% set on = cookiecutter.__features %}
{% set tokens = 'tokens' in on %}
{% set sessions = 'accounts' in on %}
"""Who calls the API: {{ 'by token, or by the session of a browser' if tokens and sessions else 'by token' if tokens else 'by the session of a browser' }}."""

{% filter imports %}
from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from flask import g
from flask_smorest import Blueprint
from werkzeug.exceptions import Unauthorized
from ..users.models import User
{% if tokens %}
from flask_jwt_extended import get_current_user, verify_jwt_in_request
from flask_jwt_extended.exceptions import JWTExtendedException
from jwt import PyJWTError
from werkzeug.datastructures import WWWAuthenticate
{% endif %}
{% if sessions %}
from flask_security import current_user
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import Forbidden
from ..extensions import csrf
{% endif %}
{% if tokens and sessions %}
from flask import request
{% endif %}
{% fragments "authentication.imports" %}
{% endfilter %}

SECURITY_SCHEMES = {
    {% if tokens %}
    "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    {% endif %}
    {% if sessions %}
    "session": {"type": "apiKey", "in": "cookie", "name": "session"},
    "csrf": {"type": "apiKey", "in": "header", "name": "X-CSRFToken"},
    {% endif %}
}
{% if tokens and sessions %}
SECURITY: list[dict[str, list[str]]] = [{"token": []}, {"session": [], "csrf": []}]
{% elif tokens %}
SECURITY: list[dict[str, list[str]]] = [{"token": []}]
{% else %}
SECURITY: list[dict[str, list[str]]] = [{"session": [], "csrf": []}]
{% endif %}


def signed_in(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let only known users call a view, and document it."""

    @wraps(view)
    def guarded(*args: Any, **values: Any) -> Any:
        {% if tokens and sessions %}
        sent = request.authorization
        g.api_user = by_token() if sent and sent.type == "bearer" else by_session()
        {% elif tokens %}
        g.api_user = by_token()
        {% else %}
        g.api_user = by_session()
        {% endif %}
        {% fragments "authentication.known" %}
        return view(*args, **values)

    documented: Callable[..., Any] = Blueprint.doc(security=SECURITY)(guarded)
    return documented


def api_user() -> User:
    """Return the user who calls."""
    return cast(User, g.api_user)
{% if tokens %}


def by_token() -> User:
    """Return the user whose access token came with the request."""
    try:
        verify_jwt_in_request()
    except (JWTExtendedException, PyJWTError, ValueError) as error:
        raise unauthorized({{ string("A valid token is needed.") }}) from error
    return cast(User, get_current_user())
{% endif %}
{% if sessions %}


def by_session() -> User:
    """Return the user who is logged in, if the request comes from a page of this service."""
    if not current_user.is_authenticated:
        {% if tokens %}
        raise unauthorized({{ string("Send a token, or log in.") }})
        {% else %}
        raise Unauthorized({{ string("Log in first.") }})
        {% endif %}
    try:
        csrf.protect()
    except CSRFError as error:
        raise Forbidden(error.description) from error
    return cast(User, current_user._get_current_object())
{% endif %}
{% if tokens %}


def unauthorized(reason: str) -> Unauthorized:
    """Return the refusal of somebody unknown."""
    return Unauthorized(reason, www_authenticate=WWWAuthenticate("bearer"))
{% endif %}

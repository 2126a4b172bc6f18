{% set on = cookiecutter.__features %}
"""Requests: each has an id, has one line in the log, and is counted."""

{% filter imports %}
import re
from collections.abc import Iterable
from time import perf_counter
from typing import Any
from uuid import uuid4
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
import structlog
from flask import Flask, request
from structlog.contextvars import bind_contextvars, clear_contextvars
from werkzeug.wsgi import ClosingIterator, get_path_info
from .metrics import count
{% if 'accounts' in on %}
from flask_security import current_user
from werkzeug.routing import RequestRedirect
{% endif %}
{% endfilter %}

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
{% if 'accounts' in on %}
PATH = "{{ cookiecutter.project_slug }}.path"
{% endif %}
ROUTE = "{{ cookiecutter.project_slug }}.route"

log = structlog.get_logger("{{ cookiecutter.project_slug }}.requests")


def init_app(app: Flask) -> None:
    """Watch the requests of an application, failures and refusals included."""
    {% if 'accounts' in on %}
    app.before_request(name_visitor)
    {% endif %}
    app.teardown_request(keep_route)
    app.wsgi_app = watched(app.wsgi_app, believed=app.config["TRUSTED_PROXIES"] > 0)  # type: ignore[assignment, method-assign]


def watched(application: WSGIApplication, *, believed: bool) -> WSGIApplication:
    """Return an application whose requests have ids, lines and counts; a proxy may name an id."""

    def watch(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        began = perf_counter()
        request_id = id_from(environ.get("HTTP_X_REQUEST_ID", "") if believed else "")
        clear_contextvars()
        bind_contextvars(request_id=request_id)
        # What fails before it says anything has failed.
        status = 500

        def start(line: str, headers: list[tuple[str, str]], *failure: Any) -> Any:
            nonlocal status
            status = int(line[:3])
            return start_response(line, [*headers, ("X-Request-ID", request_id)], *failure)

        def finish() -> None:
            log_request(environ, status, perf_counter() - began)

        {% if 'realtime' in on %}
        try:
            answer = application(environ, start)
        except StopIteration:
            # How a WebSocket says under gunicorn that it has come to its end.
            status = 101
            finish()
            raise
        except Exception:
        {% else %}
        try:
            answer = application(environ, start)
        except Exception:
        {% endif %}
            finish()
            raise
        return ClosingIterator(answer, finish)

    return watch


def id_from(header: str) -> str:
    """Return the id that the caller names, if it is one, or another."""
    return header if REQUEST_ID.fullmatch(header) else uuid4().hex


def log_request(environ: WSGIEnvironment, status: int, seconds: float) -> None:
    """Write the line of a request, and count it."""
    method = environ["REQUEST_METHOD"]
    log.info(
        "request",
        method=method,
        path={{ 'environ.get(PATH) or ' if 'accounts' in on }}get_path_info(environ),
        status=status,
        milliseconds=round(seconds * 1000, 1),
    )
    count(method, environ.get(ROUTE, ""), status, seconds)
    clear_contextvars()


def keep_route(_error: BaseException | None) -> None:
    """Store what only Flask knows: the route{{ ', shown as path too where that holds a secret' if 'accounts' in on }}."""
    if request.url_rule:
        request.environ[ROUTE] = request.url_rule.rule
        {% if 'accounts' in on %}
        if "token" in (request.view_args or {}):
            request.environ[PATH] = request.url_rule.rule
    elif isinstance(request.routing_exception, RequestRedirect):
        # To the same with its last slash: what it holds is known with the next request.
        request.environ[PATH] = "<redirected>"
        {% endif %}
{% if 'users' in on %}


def bind_user(user_id: object) -> None:
    """Let the lines of this request say whose it is."""
    bind_contextvars(user_id=str(user_id))
{% endif %}
{% if 'accounts' in on %}


def name_visitor() -> None:
    """Say whose request it is where somebody is logged in and the answer may be theirs."""
    endpoint = request.endpoint or "static"
    is_same_for_all = endpoint.endswith("static") or request.blueprint == "health"
    if not is_same_for_all and current_user.is_authenticated:
        bind_user(current_user.id)
{% endif %}

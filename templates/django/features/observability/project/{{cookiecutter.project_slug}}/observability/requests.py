{% set on = cookiecutter.__features %}
"""Requests: each has an id, is told in one line of the log, and is counted."""

{% filter imports %}
import re
from time import perf_counter
from typing import Any
from uuid import uuid4
import structlog
from inspect import iscoroutinefunction
from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import sync_and_async_middleware
from structlog.contextvars import bind_contextvars, clear_contextvars
from .current import remember, route_of
from .metrics import count
{% if 'accounts' in on %}
from django.contrib.auth import SESSION_KEY
{% endif %}
{% if 'tokens' in on %}
from ..users.models import User
{% endif %}
{% endfilter %}

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

log = structlog.get_logger("{{ cookiecutter.project_slug }}.requests")


@sync_and_async_middleware
def watched(get_response: Any) -> Any:
    """Give an application whose requests have ids, lines and counts; it is outside of all else."""
    if iscoroutinefunction(get_response):

        async def watch_async(request: HttpRequest) -> HttpResponseBase:
            began, request_id = perf_counter(), begin(request)
            response: HttpResponseBase = await get_response(request)
            finish(request, response, request_id, perf_counter() - began)
            return response

        return watch_async

    def watch(request: HttpRequest) -> HttpResponseBase:
        began, request_id = perf_counter(), begin(request)
        response: HttpResponseBase = get_response(request)
        finish(request, response, request_id, perf_counter() - began)
        return response

    return watch


def begin(request: HttpRequest) -> str:
    """Let everything that is logged from now on carry the id of the request; give the id."""
    request_id = id_from(request.headers.get("X-Request-ID", ""))
    clear_contextvars()
    bind_contextvars(request_id=request_id)
    remember(request)
    return request_id


def id_from(header: str) -> str:
    """Give the id that the caller names, if it is one, or another."""
    return header if REQUEST_ID.fullmatch(header) else uuid4().hex


def finish(
    request: HttpRequest, response: HttpResponseBase, request_id: str, seconds: float
) -> None:
    """Write the line of a request, and count it."""
    response.headers["X-Request-ID"] = request_id
    method, route = request.method or "", route_of(request)
{% if 'users' in on %}
    user_id = user_id_of(request)
    if user_id:
        bind_contextvars(user_id=user_id)
{% endif %}
    log.info(
        "request",
        method=method,
        {% if 'accounts' in on %}
        path=path_of(request),
        {% else %}
        path=request.path,
        {% endif %}
        status=response.status_code,
        milliseconds=round(seconds * 1000, 1),
    )
    # Django itself logs refusals after this: what is bound stays until the next request begins.
    count(method, route, response.status_code, seconds)
{% if 'accounts' in on %}


def path_of(request: HttpRequest) -> str:
    """Give the path of a request, or its route where the path holds the key of a letter."""
    match = request.resolver_match
    return route_of(request) if match and "key" in match.kwargs else request.path
{% endif %}
{% if 'users' in on %}


def user_id_of(request: HttpRequest) -> str:
    """Give the id of whose request it was, if that was asked; the database is not asked for it."""
{% if 'tokens' in on %}
    user = getattr(request, "user", None)
    # The API puts a user here who sent a token; who logged in is looked up as late as can be.
    if type(user) is User:
        return str(user.pk)
{% endif %}
{% if 'accounts' in on %}
    session = getattr(request, "session", None)
    if session is not None and session.accessed:
        return str(session.get(SESSION_KEY, ""))
{% endif %}
    return ""
{% endif %}

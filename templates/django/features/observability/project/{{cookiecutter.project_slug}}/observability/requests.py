{% set on = cookiecutter.__features %}
"""Requests: each has an id, a span, a line in the log, and is counted.

Not by django-structlog, which logs query strings and asks the database for the user, nor by
OpenTelemetry's instrumentation of Django, whose spans hold whole URLs: some hold secrets.
"""

{% filter imports %}
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any
from uuid import uuid4
import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from opentelemetry import propagate, trace
from structlog.contextvars import bind_contextvars, clear_contextvars
from .logs import current_request, route_of
from .metrics import count
{% if 'asgi' in on %}
from inspect import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware
{% endif %}
{% if 'accounts' in on %}
from django.contrib.auth import SESSION_KEY
{% endif %}
{% if 'tokens' in on %}
from ..users.models import User
{% endif %}
{% endfilter %}

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

log = structlog.get_logger("{{ cookiecutter.project_slug }}.requests")
# Its spans are recorded once tracing is started.
tracer = trace.get_tracer("{{ cookiecutter.project_slug }}")


{% if 'asgi' in on %}
@sync_and_async_middleware
{% endif %}
def watched(get_response: Any) -> Any:
    """Return an application that watches its requests; it is outside of all else."""
{% if 'asgi' in on %}
    if iscoroutinefunction(get_response):

        async def watch_async(request: HttpRequest) -> HttpResponseBase:
            with watching(request) as finish:
                return finish(await get_response(request))

        return watch_async
{% endif %}

    def watch(request: HttpRequest) -> HttpResponseBase:
        with watching(request) as finish:
            return finish(get_response(request))

    return watch


@contextmanager
def watching(request: HttpRequest) -> Iterator[Callable[[HttpResponseBase], HttpResponseBase]]:
    """Watch a request from its beginning; what this yields takes its response."""
    began, method = perf_counter(), str(request.method)
    # A proxy alone may name the request and its trace.
    headers = request.headers.items() if settings.TRUSTED_PROXIES else ()
    sent = {name.lower(): value for name, value in headers}
    sent_id = sent.get("x-request-id", "")
    request_id = sent_id if REQUEST_ID.fullmatch(sent_id) else uuid4().hex
    # What is bound stays until the next request: Django logs refusals after the response.
    clear_contextvars()
    bind_contextvars(request_id=request_id)
    current_request.set(request)

    def finish(response: HttpResponseBase) -> HttpResponseBase:
        route, status = route_of(request), response.status_code
        response.headers["X-Request-ID"] = request_id
        span.update_name(f"{method} {route}")
        span.set_attribute("http.request.method", method)
        span.set_attribute("http.route", route)
        span.set_attribute("http.response.status_code", status)
        if status >= 500:
            span.set_status(trace.StatusCode.ERROR)
        if span.is_recording():
            bind_contextvars(trace_id=trace.format_trace_id(span.get_span_context().trace_id))
{% if 'users' in on %}
        if user_id := user_id_of(request):
            bind_contextvars(user_id=user_id)
{% endif %}
        seconds = perf_counter() - began
        log.info(
            "request",
            method=method,
            path=request.path,
            status=status,
            milliseconds=round(seconds * 1000, 1),
        )
        count(method, route, status, seconds)
        return response

    caller = propagate.extract(sent)
    with tracer.start_as_current_span(method, caller, trace.SpanKind.SERVER) as span:
        yield finish
{% if 'users' in on %}


def user_id_of(request: HttpRequest) -> str:
    """Return the id of whose request it was, if that is known; the database is not asked for it."""
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

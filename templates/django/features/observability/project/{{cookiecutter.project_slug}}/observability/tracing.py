{% set on = cookiecutter.__features %}
{% set orm = 'orm' in on and 'mongodb' not in on %}
"""Traces: which request took how long, and where; sent by OpenTelemetry."""

{% filter imports %}
from typing import Any
from inspect import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import sync_and_async_middleware
from opentelemetry import propagate, trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from structlog.contextvars import bind_contextvars
from .current import route_of
{% if orm %}
from collections.abc import Callable
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
{% endif %}
{% fragments "tracing.imports" %}
{% endfilter %}

SERVICE = {{ (cookiecutter.project_slug | replace('_', '-')) | python }}

tracer = trace.get_tracer(SERVICE)


def start() -> None:
    """Send traces of requests{{ ' and of what they ask of the database' if 'database' in on }}."""
    resource = Resource.create(
        {"service.name": SERVICE, "deployment.environment.name": settings.ENVIRONMENT}
    )
    provider = TracerProvider(resource=resource)
    endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT.rstrip("/")
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(f"{endpoint}/v1/traces")))
    trace.set_tracer_provider(provider)
{% if orm %}
    connection_created.connect(watch_queries, dispatch_uid="tracing")
{% endif %}
{% fragments "tracing.instruments" %}


@sync_and_async_middleware
def traced(get_response: Any) -> Any:
    """Give an application whose requests are traced, within the trace of the caller if any."""
    if iscoroutinefunction(get_response):

        async def trace_async(request: HttpRequest) -> HttpResponseBase:
            with span_of(request) as span:
                response: HttpResponseBase = await get_response(request)
                describe(span, request, response)
            return response

        return trace_async

    def trace_sync(request: HttpRequest) -> HttpResponseBase:
        with span_of(request) as span:
            response: HttpResponseBase = get_response(request)
            describe(span, request, response)
        return response

    return trace_sync


def span_of(request: HttpRequest) -> Any:
    """Begin the span of a request."""
    caller = propagate.extract({name.lower(): value for name, value in request.headers.items()})
    return tracer.start_as_current_span(
        str(request.method), context=caller, kind=trace.SpanKind.SERVER
    )


def describe(span: trace.Span, request: HttpRequest, response: HttpResponseBase) -> None:
    """Say the route, and no address: those hold what visitors look for, and secrets."""
    route = route_of(request)
    span.update_name(f"{request.method} {route}")
    span.set_attribute("http.request.method", str(request.method))
    span.set_attribute("http.route", route)
    span.set_attribute("http.response.status_code", response.status_code)
    if response.status_code >= 500:
        span.set_status(trace.StatusCode.ERROR)
    bind_contextvars(trace_id=trace.format_trace_id(span.get_span_context().trace_id))
{% if orm %}


def watch_queries(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Trace what is asked over a new connection."""
    if trace_query not in connection.execute_wrappers:
        # Around all others, which may take values out of an error.
        connection.execute_wrappers.insert(0, trace_query)


def trace_query(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Ask the database, within a span that says what was asked, without the values."""
    attributes = {"db.system.name": context["connection"].vendor, "db.query.text": sql}
    with tracer.start_as_current_span(
        sql.partition(" ")[0], kind=trace.SpanKind.CLIENT, attributes=attributes
    ):
        return execute(sql, params, many, context)
{% endif %}

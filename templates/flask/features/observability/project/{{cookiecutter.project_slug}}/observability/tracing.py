{% set on = cookiecutter.__features %}
"""Traces: which request took how long, and where; sent by OpenTelemetry."""

{% filter imports %}
import os
from flask import Flask, request
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.instrumentation.flask import FlaskInstrumentor
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from structlog.contextvars import bind_contextvars
from wsgiref.types import WSGIEnvironment
{% fragments "tracing.imports" %}
{% endfilter %}

SERVICE = {{ (cookiecutter.project_slug | replace('_', '-')) | python }}
ADDRESSES = frozenset({"http.target", "http.url", "url.path", "url.query", "url.full"})


def init_app(app: Flask) -> None:
    """Trace requests{{ ' and what they ask of the database' if 'database' in on and 'oracle' not in on }}."""
    resource = Resource.create(
        {
            "service.name": os.environ.get("OTEL_SERVICE_NAME") or SERVICE,
            "deployment.environment.name": app.config["ENVIRONMENT"],
        }
    )
    provider = TracerProvider(resource=resource)
    # It reads OTEL_EXPORTER_OTLP_ENDPOINT itself.
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    FlaskInstrumentor.instrument_app(  # type: ignore[no-untyped-call]
        app, request_hook=name_trace, response_hook=hide_address
    )
    {% fragments "tracing.instruments" %}


def name_trace(span: trace.Span, _environ: WSGIEnvironment) -> None:
    """Let the lines of this request name its trace."""
    bind_contextvars(trace_id=trace.format_trace_id(span.get_span_context().trace_id))


def hide_address(span: trace.Span, _status: str, _headers: list[tuple[str, str]]) -> None:
    """Say the route alone: addresses hold what visitors look for, and secrets of their links."""
    route = request.url_rule.rule if request.url_rule else ""
    for name in ADDRESSES & set(getattr(span, "attributes", None) or ()):
        span.set_attribute(name, route)

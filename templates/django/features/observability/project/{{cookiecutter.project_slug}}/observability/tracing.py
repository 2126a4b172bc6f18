{% set on = cookiecutter.__features %}
{% set orm = 'orm' in on and 'mongodb' not in on %}
"""Traces: which request took how long, and where; sent by OpenTelemetry."""

{% filter imports %}
import os
from django.conf import settings
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
{% if orm %}
from typing import Any
from collections.abc import Callable
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
{% endif %}
{% fragments "tracing.imports" %}
{% endfilter %}

SERVICE = {{ (cookiecutter.project_slug | replace('_', '-')) | python }}
{% if orm %}

tracer = trace.get_tracer(SERVICE)
{% endif %}


def start() -> None:
    """Send traces of requests{{ ' and of what they ask of the database' if 'database' in on }}."""
    resource = Resource.create(
        {
            "service.name": os.environ.get("OTEL_SERVICE_NAME") or SERVICE,
            "deployment.environment.name": settings.ENVIRONMENT,
        }
    )
    provider = TracerProvider(resource=resource)
    # It reads OTEL_EXPORTER_OTLP_ENDPOINT itself.
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
{% if orm %}
    connection_created.connect(watch_queries, dispatch_uid="tracing")
{% endif %}
{% fragments "tracing.instruments" %}
{% if orm %}


def watch_queries(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Trace the queries of a new connection."""
    if trace_query not in connection.execute_wrappers:
        # Around all others, which may take values out of an error.
        connection.execute_wrappers.insert(0, trace_query)


def trace_query(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Run a query within a span, which has no values.

    OpenTelemetry's instrumentations of drivers put errors into spans, and those hold values.
    """
    attributes = {"db.system.name": context["connection"].vendor, "db.query.text": sql}
    with tracer.start_as_current_span(
        sql.partition(" ")[0], kind=trace.SpanKind.CLIENT, attributes=attributes
    ):
        return execute(sql, params, many, context)
{% endif %}

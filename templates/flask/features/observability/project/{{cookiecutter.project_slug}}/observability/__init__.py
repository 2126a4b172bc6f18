"""Observability: what the service reports about itself: logs, failures, traces and metrics."""

from flask import Flask

{% if 'celery' in cookiecutter.__features %}
from . import requests, tasks  # noqa: F401 - tasks carry the id of a request by signals
{% else %}
from . import requests
{% endif %}


def init_app(app: Flask) -> None:
    """Watch every request; send failures and traces where the environment names a place."""
    if app.config["SENTRY_DSN"]:
        from . import sentry  # noqa: PLC0415 - nothing of it is loaded where it is not used

        sentry.init_app(app)
    if app.config["OTEL_EXPORTER_OTLP_ENDPOINT"]:
        from . import tracing  # noqa: PLC0415 - nothing of it is loaded where it is not used

        tracing.init_app(app)
    requests.init_app(app)

"""Metrics: how many requests there were, and how long they took, for Prometheus.

prometheus-flask-exporter would count every made-up method for itself, and so fill the memory.
"""

import os
from hmac import compare_digest
from http import HTTPMethod

from flask import Blueprint, Response, abort, current_app, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

REQUESTS = Counter("http_requests", "Requests that were answered.", ["method", "route", "status"])
SECONDS = Histogram("http_request_seconds", "How long answers took.", ["method", "route"])
METHODS = frozenset(HTTPMethod)

metrics = Blueprint("metrics", __name__)


@metrics.get("/metrics")
def show() -> Response:
    """Return the metrics to callers with the token."""
    token = current_app.config["METRICS_TOKEN"]
    if not token:
        abort(404)
    given = request.headers.get("Authorization", "")
    if not compare_digest(given.encode(), f"Bearer {token}".encode()):
        raise Unauthorized("A token is needed.", www_authenticate=WWWAuthenticate("bearer"))
    return Response(generate_latest(everything()), content_type=CONTENT_TYPE_LATEST)


def everything() -> CollectorRegistry:
    """Return what was counted, by all processes where gunicorn may run several."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry


def count(method: str, route: str, status: int, seconds: float) -> None:
    """Count one request; made-up methods and paths are counted as one, or memory would fill."""
    method = method if method in METHODS else "other"
    route = route or "none"
    REQUESTS.labels(method, route, str(status)).inc()
    SECONDS.labels(method, route).observe(seconds)

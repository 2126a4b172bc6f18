"""Metrics: how many requests there were, and how long they took, for Prometheus."""

import os
from hmac import compare_digest
from http import HTTPMethod

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

REQUESTS = Counter("http_requests", "Requests that were answered.", ["method", "route", "status"])
SECONDS = Histogram("http_request_seconds", "How long answers took.", ["method", "route"])
METHODS = frozenset(HTTPMethod)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Return the metrics to callers with the token."""
    token = settings.METRICS_TOKEN
    if not token:
        raise Http404
    given = request.headers.get("Authorization", "")
    if not compare_digest(given.encode(), f"Bearer {token}".encode()):
        headers = {"WWW-Authenticate": "Bearer"}
        return HttpResponse("A token is needed.", "text/plain", status=401, headers=headers)
    return HttpResponse(generate_latest(everything()), content_type=CONTENT_TYPE_LATEST)


def everything() -> CollectorRegistry:
    """Return what was counted, by all processes where the server may run several."""
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

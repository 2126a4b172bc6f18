"""Failures: reported to Sentry, without what visitors sent."""

import sentry_sdk
from django.conf import settings
from sentry_sdk.types import Event, Hint
from structlog.contextvars import get_contextvars

from .logs import current_request, route_of


def start() -> None:
    """Report what fails, and what is logged as an error."""
    sentry_sdk.init(
        dsn=settings.SENTRY_DSN,
        environment=settings.ENVIRONMENT,
        before_send=stripped,
        include_local_variables=False,
        max_request_body_size="never",
        # What led to a failure may hold what was asked of the database, or an address.
        max_breadcrumbs=0,
    )


def stripped(event: Event, _hint: Hint) -> Event:
    """Return an event with the route in place of everything that a request carries."""
    event.pop("request", None)
    request = current_request.get()
    if request:
        route = route_of(request)
        event["request"] = {"method": request.method, "url": route}
        event["transaction"] = f"{request.method} {route}"
    event.setdefault("tags", {}).update(get_contextvars())
    return event

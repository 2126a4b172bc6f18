"""Failures: reported to Sentry, without what visitors sent."""

import sentry_sdk
from flask import Flask, has_request_context, request
from sentry_sdk.integrations.flask import FlaskIntegration
from sentry_sdk.types import Event, Hint
from structlog.contextvars import get_contextvars


def init_app(app: Flask) -> None:
    """Report what fails, and what is logged as an error."""
    sentry_sdk.init(
        dsn=app.config["SENTRY_DSN"],
        environment=app.config["ENVIRONMENT"],
        integrations=[FlaskIntegration()],
        before_send=stripped,
        {% if 'realtime' in cookiecutter.__features %}
        # How Flask-Sock tells gunicorn that a WebSocket has ended.
        ignore_errors=[StopIteration],
        {% endif %}
        include_local_variables=False,
        max_request_body_size="never",
        # What led to a failure may hold what was asked of the database, or an address.
        max_breadcrumbs=0,
    )


def stripped(event: Event, _hint: Hint) -> Event:
    """Return an event with the route in place of everything that a request carries."""
    for name in ("request", "extra"):
        event.pop(name, None)  # type: ignore[misc]
    if has_request_context():
        route = request.url_rule.rule if request.url_rule else ""
        event["request"] = {"method": request.method, "url": route}
        event["transaction"] = f"{request.method} {route}"
    event.setdefault("tags", {}).update(get_contextvars())
    return event

{% set on = cookiecutter.__features %}
"""Logs: one line on stdout for each event, as JSON; readable ones in development."""

{% filter imports %}
import logging
import sys
{% if 'wsgi' in on %}
import os
{% endif %}
from typing import Any
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger
{% if 'accounts' in on %}
from .current import current_request
{% endif %}
{% endfilter %}

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def configure() -> None:
    """Send what is logged by structlog the way of Python's own logging."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *details(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def settings(environment: str, level: str) -> dict[str, Any]:
    """Give the settings of Python's logging: everything goes the same way."""
    passed_on: dict[str, Any] = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": formatter, "environment": environment}},
        "filters": {"repeated": {"()": lambda: is_no_request_line}},
        "handlers": {
            "stdout": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "lines",
            }
        },
        "root": {"level": level, "handlers": ["stdout"]},
        "loggers": {
            "django": passed_on,
            # Every request has a line of this service already, which tells more and no secrets.
            "django.server": passed_on | {"filters": ["repeated"]},
            {% if 'wsgi' in on %}
            "gunicorn.error": passed_on,
            {% else %}
            "uvicorn": passed_on,
            "uvicorn.error": passed_on,
            "uvicorn.access": {"handlers": [], "propagate": False},
            {% endif %}
        },
    }


{% if 'wsgi' in on %}
def formatter(environment: str = "") -> logging.Formatter:
    """Give what makes a line out of an event."""
    if (environment or os.environ.get("ENVIRONMENT")) == "development":
{% else %}
def formatter(environment: str) -> logging.Formatter:
    """Give what makes a line out of an event."""
    if environment == "development":
{% endif %}
        # Plain: other ways to show a failure show the values of variables too.
        in_words = structlog.dev.ConsoleRenderer(
            colors=sys.stdout.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
        last: list[Processor] = [in_words]
    else:
        last = [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(default=str),
        ]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*details(), structlog.stdlib.ExtraAdder(), without_request],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    )


def details() -> list[Processor]:
    """Give what adds to an event when, how grave, from where and in which request it was."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
{% if 'accounts' in on %}
        without_keys,
{% endif %}
    ]


def without_request(_logger: WrappedLogger, _level: str, event: EventDict) -> EventDict:
    """Take out what Django adds: a request shows its question too, where secrets may stand."""
    event.pop("request", None)
    return event


{% if 'accounts' in on %}
def without_keys(_logger: WrappedLogger, _level: str, event: EventDict) -> EventDict:
    """Take the key out of an event: whoever reads the log could reset a password with it."""
    request = current_request()
    match = request.resolver_match if request else None
    if match and "key" in match.kwargs:
        event["event"] = str(event["event"]).replace(match.kwargs["key"], "<key>")
    return event


{% endif %}
def is_no_request_line(record: logging.LogRecord) -> bool:
    """Whether it is anything but the line that Django's own server writes for a request."""
    return '"%s" %s %s' not in str(record.msg)

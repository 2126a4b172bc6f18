{% set accounts = 'accounts' in cookiecutter.__features %}
"""Logs: one line on stdout for each event, as JSON; readable ones in development."""

{% filter imports %}
import logging
import sys
from collections.abc import Mapping
from logging.config import dictConfig
from typing import Any
import structlog
from structlog.typing import Processor
{% if accounts %}
from flask import has_request_context, request
from structlog.typing import EventDict, WrappedLogger
{% endif %}
{% endfilter %}

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def configure(environ: Mapping[str, str]) -> None:
    """Send what this process logs, by structlog or by Python's own logging, to stdout."""
    dictConfig(settings(environ))
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


def settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings of Python's logging: everything goes the same way."""
    # Config refuses any other level.
    level = environ["LOG_LEVEL"] if environ.get("LOG_LEVEL") in LEVELS else "INFO"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": formatter, "environ": environ}},
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
            "gunicorn.error": {"handlers": [], "propagate": True},
            # Every request has a line of this service already, which tells more and no secrets.
            "werkzeug": {"handlers": [], "propagate": True, "filters": ["repeated"]},
        },
    }


def formatter(environ: Mapping[str, str]) -> logging.Formatter:
    """Return what makes a line out of an event."""
    if environ.get("ENVIRONMENT") == "development":
        # Plain: other formats of tracebacks contain the values of variables too.
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
        # What libraries add to a record stays out: it may be anything, also what somebody wrote.
        foreign_pre_chain=details(),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    )


def details() -> list[Processor]:
    """Return the processors that add time, level, logger and request to an event."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
{% if accounts %}
        without_tokens,
{% endif %}
    ]


{% if accounts %}
def without_tokens(_logger: WrappedLogger, _level: str, event: EventDict) -> EventDict:
    """Take the token out of an event: readers of the log could reset a password with it."""
    token = (request.view_args or {}).get("token") if has_request_context() else None
    if token:
        event["event"] = str(event["event"]).replace(str(token), "<token>")
    return event


{% endif %}
def is_no_request_line(record: logging.LogRecord) -> bool:
    """Whether it is not the line that Werkzeug writes for a request."""
    return '"%s" %s %s' not in str(record.msg)

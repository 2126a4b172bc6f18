{% set on = cookiecutter.__features %}
"""Logs: one line on stdout for each event, as JSON; readable ones in development."""

{% filter imports %}
import logging
import sys
{% if 'accounts' in on %}
import re
{% endif %}
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger
from contextvars import ContextVar
from django.http import HttpRequest
{% endfilter %}
{% if 'accounts' in on %}

# The key of a mailed link: readers of the log could reset a password with it.
KEY = re.compile(r"(/(?:confirm-email|password/reset/key)/)[^/?\s\"\\]+")
{% endif %}

current_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


def configure() -> None:
    """Send what structlog logs through Python's own logging."""
    structlog.configure(
        processors=[*details(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def formatter(environment: str) -> logging.Formatter:
    if environment == "development":
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
    return {{ 'WithoutKeys' if 'accounts' in on else 'structlog.stdlib.ProcessorFormatter' }}(
        foreign_pre_chain=[*details(), structlog.stdlib.ExtraAdder(), without_request],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
    )


def details() -> list[Processor]:
    """Return the processors that add time, level, logger and request to an event."""
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def without_request(_logger: WrappedLogger, _level: str, event: EventDict) -> EventDict:
    """Take out the request that Django adds: it contains the query, too."""
    event.pop("request", None)
    return event


{% if 'accounts' in on %}
class WithoutKeys(structlog.stdlib.ProcessorFormatter):
    """Takes the keys out of the addresses in a line and its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return KEY.sub(r"\1<key>", super().format(record))


{% endif %}
def route_of(request: HttpRequest) -> str:
    """Return the route of a request: its path without what is particular to it."""
    match = request.resolver_match
    return f"/{match.route}" if match else ""

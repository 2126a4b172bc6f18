{% set on = cookiecutter.__features %}
{% set cached = 'cache' in on and 'redis' not in on %}
{% set mails = 'accounts' in on %}
{% set others = ', RedisError' * cached ~ ', MailError' * mails %}
"""Failures: where {{ 'a server that it needs' if others else 'the database' }} is unavailable, the client is asked to try again."""

{% filter imports %}
import sys
from django.http import HttpRequest, HttpResponse
from django.views import defaults
{% if 'mongodb' in on %}
from pymongo.errors import ConnectionFailure
{% elif 'redis' in on %}
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeout
{% else %}
from django.db import InterfaceError, OperationalError
{% endif %}
{% if cached %}
from redis.exceptions import RedisError
{% endif %}
{% endfilter %}

{% if mails %}

class MailError(Exception):
    """No mail server took a message."""


{% endif %}
{% if 'mongodb' in on %}
UNAVAILABLE = (ConnectionFailure{{ others or ',' }})
{% elif 'redis' in on %}
UNAVAILABLE = (RedisConnectionError, RedisTimeout)
{% else %}
UNAVAILABLE = (InterfaceError, OperationalError{{ others }})
{% endif %}
{% if 'sqlite' in on or 'mysql' in on %}


def is_unavailable(error: BaseException | None) -> bool:
    """Whether the database is unavailable or locked; a missing table or column is a bug."""
    cause = getattr(error, "__context__", None)
{% if 'sqlite' in on %}
    is_mistake = getattr(cause, "sqlite_errorname", "") == "SQLITE_ERROR"
{% else %}
    # The number that MySQL has for an unknown column.
    is_mistake = getattr(cause, "args", ())[:1] == (1054,)
{% endif %}
    return isinstance(error, UNAVAILABLE) and not is_mistake
{% endif %}


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a failure of this service, or one of {{ 'a server that it needs' if others else 'the database' }}, which will pass."""
    error = sys.exc_info()[1]
{% if 'mongodb' in on %}
    # The ORM raises its own, with the driver's as the cause.
    errors = (error, getattr(error, "__cause__", None))
    if not any(isinstance(one, UNAVAILABLE) for one in errors):
{% elif 'sqlite' in on or 'mysql' in on %}
    if not is_unavailable(error):
{% else %}
    if not isinstance(error, UNAVAILABLE):
{% endif %}
        return defaults.server_error(request)
{% if 'layout' in on %}
    response = defaults.server_error(request, "503.html")
{% else %}
    response = HttpResponse({{ string("Please wait a moment and try again.") }}, content_type="text/plain")
{% endif %}
    response.status_code = 503
    response.headers["Retry-After"] = "5"
    return response

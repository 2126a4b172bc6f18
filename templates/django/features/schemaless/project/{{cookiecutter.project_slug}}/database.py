{% if 'mongodb' in cookiecutter.__features %}
"""MongoDB itself, for what the ORM cannot express."""

from typing import Any

from django.db import connection
from pymongo.database import Database


def database() -> Database[dict[str, Any]]:
    speaking: Any = connection
    speaking.ensure_connection()
    found: Database[dict[str, Any]] = speaking.database
    return found
{% else %}
"""The Redis that stores everything."""

from functools import cache

from django.conf import settings
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry


@cache
def database() -> Redis:
    """Return the connections of this process."""
    return Redis.from_url(
        settings.DATABASE_URL,
        decode_responses=True,
        socket_connect_timeout=5,
        socket_timeout=5,
        # A connection that was cut while nobody used it is made again, once.
        retry=Retry(NoBackoff(), 1),
    )


def key(*parts: object) -> str:
    return ":".join([settings.DATABASE_PREFIX, *map(str, parts)])
{% endif %}

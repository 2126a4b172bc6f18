"""The Redis that keeps everything."""

from functools import cache

from django.conf import settings
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry


@cache
def database() -> Redis:
    """Give the connections of this process."""
    return Redis.from_url(
        settings.DATABASE_URL,
        decode_responses=True,
        socket_connect_timeout=5,
        socket_timeout=5,
        # A connection that was cut while nobody used it is made again, once.
        retry=Retry(NoBackoff(), 1),
    )


def key(*parts: object) -> str:
    """Give the key of something."""
    return ":".join([settings.DATABASE_PREFIX, *map(str, parts)])

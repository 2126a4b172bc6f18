{% set on = cookiecutter.__features %}
"""The cache in Redis; where Redis is unavailable, everything is made anew."""

{% filter imports %}
import logging
from collections.abc import Callable
from functools import partialmethod
from time import monotonic
from typing import Any
from flask_caching import Cache
from flask_caching.backends.rediscache import RedisCache
from redis import RedisError
{% endfilter %}

# A server that did not answer is not asked again this long: not every request waits.
SECONDS_BETWEEN_TRIES = 5.0

# What is answered without a server.
WITHOUT_SERVER: dict[str, Callable[..., Any]] = {
    **dict.fromkeys(("add", "clear", "delete", "has", "set"), lambda *_, **__: False),
    **dict.fromkeys(("dec", "get", "inc", "unlink"), lambda *_, **__: None),
    **dict.fromkeys(("delete_many", "set_many"), lambda *_, **__: []),
    "get_many": lambda *keys: [None] * len(keys),
}

logger = logging.getLogger(__name__)


class ForgivingRedis(RedisCache):
    """Redis that may be unavailable: then nothing is found or stored, and nothing fails."""

    # When it is tried again; zero while it answers.
    next_try = 0.0

    def _ask(self, name: str, *values: Any, **named: Any) -> Any:
        """Ask the server; while it is unavailable, one request in a while tries it."""
        was_unavailable = bool(self.next_try)
        if monotonic() < self.next_try:
            return WITHOUT_SERVER[name](*values, **named)
        try:
            if was_unavailable:
                self.next_try = monotonic() + SECONDS_BETWEEN_TRIES
                # What has changed in the meantime could not be deleted.
                super().clear()
            answer = getattr(super(), name)(*values, **named)
        except RedisError as error:
            self.next_try = monotonic() + SECONDS_BETWEEN_TRIES
            if not was_unavailable:
                logger.warning("The cache is unavailable; going on without it: %s", error)
            return WITHOUT_SERVER[name](*values, **named)
        if was_unavailable:
            self.next_try = 0.0
            logger.warning("The cache is available again.")
        return answer


for method in WITHOUT_SERVER:
    setattr(ForgivingRedis, method, partialmethod(ForgivingRedis._ask, method))

cache = Cache()


def get_or_set[Value](key: str, make: Callable[[], Value]) -> Value:
    """Return what is cached under a key; where there is nothing, make it and cache it."""
    value: Value | None = cache.get(key)
    if value is None:
        value = make()
        cache.set(key, value)
    return value


def answers() -> bool:
    """Whether the cache answers; the one in a developer's own process always does."""
    try:
        return not isinstance(cache.cache, RedisCache) or bool(cache.cache._read_client.ping())
    except RedisError:
        return False

{% set on = cookiecutter.__features %}
"""What is kept in Redis for a while; where Redis is away, everything is worked out anew."""

{% filter imports %}
import logging
from collections.abc import Callable
from time import monotonic
from typing import Any, Self
from flask import Flask
from flask_caching import Cache
from flask_caching.backends.base import BaseCache
from flask_caching.backends.rediscache import RedisCache
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry
{% if 'notes' in on %}
from secrets import token_hex
{% endif %}
{% endfilter %}

# Waiting longer for what was kept than for working it out would be no help.
LONGEST_WAIT = 0.25
# A server that did not answer is left alone this long: not every request pays for it.
SECONDS_BETWEEN_TRIES = 5.0
{% if 'notes' in on %}
GENERATION = "notes:generation"
{% endif %}

logger = logging.getLogger(__name__)


class ForgivingRedis(RedisCache):
    """Redis that may be away: then nothing is found and nothing is kept, and nothing fails."""

    is_away = False
    next_try = 0.0

    @classmethod
    def factory(
        cls, _app: Flask, config: dict[str, Any], _args: list[Any], _kwargs: dict[str, Any]
    ) -> Self:
        """Return the cache that the configuration describes; nothing is connected yet."""
        client = Redis.from_url(
            config["CACHE_REDIS_URL"],
            socket_timeout=LONGEST_WAIT,
            socket_connect_timeout=LONGEST_WAIT,
            retry=Retry(NoBackoff(), 0),
        )
        timeout, prefix = config["CACHE_DEFAULT_TIMEOUT"], config["CACHE_KEY_PREFIX"]
        return cls(client, default_timeout=timeout, key_prefix=prefix)

    def get(self, key: str) -> Any:
        return self._ask(super().get, None, key)

    def set(self, key: str, value: Any, timeout: Any = None) -> bool:
        return bool(self._ask(super().set, False, key, value, timeout))

    def add(self, key: str, value: Any, timeout: Any = None) -> bool:
        return bool(self._ask(super().add, False, key, value, timeout))

    def delete(self, key: str) -> bool:
        return bool(self._ask(super().delete, False, key))

    def answers(self) -> bool:
        """Whether the server answers at this moment."""
        try:
            return bool(self._read_client.ping())
        except RedisError:
            return False

    def _ask(self, question: Callable[..., Any], otherwise: Any, *values: Any) -> Any:
        """Ask the server; while it is away, one request in a while tries it."""
        if self.is_away:
            if monotonic() < self.next_try:
                return otherwise
            self.next_try = monotonic() + SECONDS_BETWEEN_TRIES
        try:
            if self.is_away:
                # What has changed in the meantime could not be deleted.
                super().clear()
            answer = question(*values)
        except RedisError as error:
            self.next_try = monotonic() + SECONDS_BETWEEN_TRIES
            if not self.is_away:
                logger.warning("The cache is away; going on without it: %s", error)
            self.is_away = True
            return otherwise
        if self.is_away:
            self.is_away = False
            logger.warning("The cache is back.")
        return answer


cache = Cache()


def kept[Value](key: str, make: Callable[[], Value]) -> Value:
    """Return what is kept under a key; where there is nothing, make it and keep it."""
    value: Value | None = cache.get(key)
    if value is None:
        value = make()
        cache.set(key, value)
    return value
{% if 'notes' in on %}


def generation() -> str:
    """Return the name under which lists of notes are kept: after each change it is another one.

    Who has read the notes before a change keeps them under the old name, where nobody looks.
    """
    present: str | None = cache.get(GENERATION)
    if present is None:
        fresh = token_hex(8)
        present = fresh if cache.add(GENERATION, fresh, 0) else cache.get(GENERATION)
    return present or token_hex(8)


def forget_notes() -> None:
    """Forget every list of notes."""
    cache.delete(GENERATION)
{% endif %}


def answers() -> bool:
    """Whether the cache answers; the one in a developer's own process always does."""
    server: BaseCache = cache.cache
    return not isinstance(server, ForgivingRedis) or server.answers()

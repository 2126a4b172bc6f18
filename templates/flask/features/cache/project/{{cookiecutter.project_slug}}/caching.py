{% set on = cookiecutter.__features %}
"""What is kept in Redis for a while; where Redis is away, everything is worked out anew."""

{% filter imports %}
import logging
from collections.abc import Callable
from threading import Lock
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

    def __init__(self, client: Redis, **options: Any) -> None:
        super().__init__(client, **options)
        self.lock = Lock()
        # What could not be deleted, and must not be found again when the server is back.
        self.to_delete: set[str] = set()

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
        return cls(
            client,
            default_timeout=config["CACHE_DEFAULT_TIMEOUT"],
            key_prefix=config["CACHE_KEY_PREFIX"],
        )

    def get(self, key: str) -> Any:
        return self._ask(lambda: super(ForgivingRedis, self).get(key), None)

    def set(self, key: str, value: Any, timeout: Any = None) -> bool:
        return self._ask(lambda: bool(super(ForgivingRedis, self).set(key, value, timeout)), False)

    def add(self, key: str, value: Any, timeout: Any = None) -> bool:
        return self._ask(lambda: bool(super(ForgivingRedis, self).add(key, value, timeout)), False)

    def delete(self, key: str) -> bool:
        self.to_delete.add(key)
        return self._ask(self._delete_all, False)

    def answers(self) -> bool:
        """Whether the server answers at this moment."""
        try:
            return bool(self._read_client.ping())
        except RedisError:
            return False

    def _delete_all(self) -> bool:
        keys = tuple(self.to_delete)
        super().delete_many(*keys)
        self.to_delete.difference_update(keys)
        return True

    def _ask[Answer](self, question: Callable[[], Answer], otherwise: Answer) -> Answer:
        """Ask the server, unless it is away."""
        if not self._may_try():
            return otherwise
        try:
            if self.to_delete:
                self._delete_all()
            answer = question()
        except RedisError as error:
            self._has_failed(error)
            return otherwise
        if self.is_away:
            self.is_away = False
            logger.warning("The cache is back.")
        return answer

    def _may_try(self) -> bool:
        """Whether to ask now: while the server is away, one request in a while tries it."""
        if not self.is_away:
            return True
        with self.lock:
            now = monotonic()
            if now < self.next_try:
                return False
            self.next_try = now + SECONDS_BETWEEN_TRIES
            return True

    def _has_failed(self, error: RedisError) -> None:
        with self.lock:
            self.next_try = monotonic() + SECONDS_BETWEEN_TRIES
            if not self.is_away:
                self.is_away = True
                logger.warning("The cache is away; going on without it: %s", error)


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

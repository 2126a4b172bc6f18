{% set on = cookiecutter.__features %}
"""What is kept in Redis for a while; where Redis is away, everything is worked out anew."""

{% filter imports %}
import logging
from collections.abc import Callable
from functools import cache
from threading import Lock
from time import monotonic
from typing import Any
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
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


class ForgivingClient(RedisCacheClient):
    """A server that may be away: then nothing is found and nothing is kept, and nothing fails."""

    def __init__(self, server: str) -> None:
        super().__init__(
            [server],
            socket_timeout=LONGEST_WAIT,
            socket_connect_timeout=LONGEST_WAIT,
            retry=Retry(NoBackoff(), 0),
        )
        self.is_away = False
        self.next_try = 0.0
        self.lock = Lock()
        # What could not be deleted, and must not be found again when the server is back.
        self.to_delete: set[Any] = set()

    def get(self, key: Any, default: Any) -> Any:
        return self._ask(default, super().get, key, default)

    def set(self, key: Any, value: Any, timeout: Any) -> None:
        self._ask(None, super().set, key, value, timeout)

    def add(self, key: Any, value: Any, timeout: Any) -> bool:
        return self._ask(False, super().add, key, value, timeout)

    def delete(self, key: Any) -> bool:
        self.to_delete.add(key)
        # What is to be deleted goes before whatever is asked: nothing more is to be done.
        return self._ask(False, lambda: True)

    def ping(self) -> None:
        """Ask for a sign of life.

        Raises:
            RedisError: there is none.
        """
        self.get_client().ping()

    def _delete_all(self) -> None:
        # Another thread may have been quicker, and Redis refuses to delete nothing.
        if keys := tuple(self.to_delete):
            self.delete_many(keys)
            self.to_delete.difference_update(keys)

    def _ask[Answer](
        self, otherwise: Answer, question: Callable[..., Answer], *arguments: Any
    ) -> Answer:
        """Ask the server, unless it is away."""
        if not self._may_try():
            return otherwise
        try:
            self._delete_all()
            answer = question(*arguments)
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


@cache
def client_of(server: str) -> ForgivingClient:
    """Give the client of a server: one for all threads, which learn from each other."""
    return ForgivingClient(server)


class ForgivingRedis(RedisCache):
    """Django's cache on Redis, by a client that forgives."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.server = server

    @property
    def _cache(self) -> ForgivingClient:
        return client_of(self.server)


def store() -> BaseCache:
    """Give the cache of what is kept."""
    return caches["{{ 'kept' if 'limits' in on else 'default' }}"]


def kept[Value](key: str, make: Callable[[], Value]) -> Value:
    """Give what is kept under a key; where there is nothing, make it and keep it."""
    value: Value | None = store().get(key)
    if value is None:
        value = make()
        store().set(key, value)
    return value
{% if 'notes' in on %}


def generation() -> str:
    """Give the name under which lists of notes are kept: after each change it is another one.

    Who has read the notes before a change keeps them under the old name, where nobody looks.
    """
    present: str | None = store().get(GENERATION)
    if present is None:
        fresh = token_hex(8)
        present = fresh if store().add(GENERATION, fresh, None) else store().get(GENERATION)
    return present or token_hex(8)


def forget_notes() -> None:
    """Forget every list of notes."""
    store().delete(GENERATION)
{% endif %}

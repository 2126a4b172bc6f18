"""Django's cache on Redis: while Redis is away nothing is found, and nothing fails."""

import logging
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any, ClassVar

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

# A server that did not answer is left alone this long: not every request waits for it.
SECONDS_BETWEEN_TRIES = 5.0
# What the commands answer while Redis is away, where it is not nothing.
WHILE_AWAY: dict[str, Any] = {
    "add": True,
    "delete": False,
    "get_many": {},
    "has_key": False,
    "incr": 1,
    "touch": False,
}

logger = logging.getLogger(__name__)


class ForgivingClient:
    """Passes every command to Redis, and forgives where it does not answer."""

    # Of all threads together, as they share one Redis.
    next_try: ClassVar[float] = 0.0
    undeleted: ClassVar[set[str]] = set()

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.client = RedisCacheClient(*arguments, **options)

    def __getattr__(self, command: str) -> Callable[..., Any]:
        return partial(self.ask, command)

    def ask(self, command: str, *arguments: Any) -> Any:
        """Return what Redis answers; while it is away, what is answered in its place."""
        state = ForgivingClient
        if monotonic() >= state.next_try:
            try:
                # What changed while Redis was away is not to be found there now.
                if missed := tuple(state.undeleted):
                    self.client.delete_many(missed)
                    state.undeleted.difference_update(missed)
                answer = getattr(self.client, command)(*arguments)
            except RedisError as error:
                if not state.next_try:
                    logger.warning("The cache is away; going on without it: %s", error)
                state.next_try = monotonic() + SECONDS_BETWEEN_TRIES
            else:
                if state.next_try:
                    logger.warning("The cache is back.")
                    state.next_try = 0.0
                return answer
        if command == "delete":
            state.undeleted.add(arguments[0])
        return arguments[1] if command == "get" else WHILE_AWAY.get(command)


class ForgivingRedisCache(RedisCache):
    """Django's cache on Redis, by a client that forgives."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = ForgivingClient

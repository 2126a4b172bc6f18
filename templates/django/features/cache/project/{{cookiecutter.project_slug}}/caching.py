"""Django's cache on Redis: while Redis is unavailable nothing is found, and nothing fails."""

import logging
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

# A server that did not answer is not asked again this long: not every request waits.
SECONDS_BETWEEN_TRIES = 5.0
# Of more keys that changed while it was unavailable the cache is emptied instead.
MOST_MISSED = 10_000
# What the commands answer while Redis is unavailable, where it is not nothing.
WHILE_UNAVAILABLE: dict[str, Any] = {
    "add": True,
    "delete": False,
    "get_many": {},
    "has_key": False,
    "incr": 1,
    "touch": False,
}

clients: dict[str, "ForgivingClient"] = {}
logger = logging.getLogger(__name__)


class Client(RedisCacheClient):
    """Django's client, which clears what is cached and not the whole database of Redis."""

    def __init__(self, servers: list[str], *, pattern: str, **options: Any) -> None:
        super().__init__(servers, **options)
        self.pattern = pattern

    def clear(self) -> bool:
        redis = self.get_client(write=True)
        if names := [*redis.scan_iter(self.pattern, count=1000)]:
            redis.unlink(*names)
        return True


class ForgivingClient:
    """Passes every command to Redis, and tolerates that it does not answer."""

    def __init__(self, servers: list[str], **options: Any) -> None:
        self.client = Client(servers, **options)
        self.next_try = 0.0
        # What could not be written, and is not to be found in its old state; counters go on.
        self.missed: set[str] = set()
        self.has_missed_too_much = False

    def __getattr__(self, command: str) -> Callable[..., Any]:
        return partial(self.ask, command)

    def ask(self, command: str, *arguments: Any) -> Any:
        """Return what Redis answers; while it is unavailable, what is answered in its place."""
        if monotonic() >= self.next_try:
            try:
                self.catch_up()
                answer = getattr(self.client, command)(*arguments)
            except RedisError as error:
                if not self.next_try:
                    logger.warning("The cache is unavailable; going on without it: %s", error)
                self.next_try = monotonic() + SECONDS_BETWEEN_TRIES
            else:
                if self.next_try:
                    logger.warning("The cache is available again.")
                    self.next_try = 0.0
                return answer
        if command in {"delete", "set"}:
            self.missed.add(arguments[0])
        elif command in {"delete_many", "set_many"}:
            self.missed.update(arguments[0])
        self.has_missed_too_much |= command == "clear" or len(self.missed) > MOST_MISSED
        return arguments[1] if command == "get" else WHILE_UNAVAILABLE.get(command)

    def catch_up(self) -> None:
        """Delete what could not be written while Redis was unavailable."""
        if self.has_missed_too_much:
            self.missed.clear()
            self.client.clear()
            self.has_missed_too_much = False
        elif missed := tuple(self.missed):
            self.client.delete_many(missed)
            self.missed.difference_update(missed)


def client_of(servers: list[str], **options: Any) -> ForgivingClient:
    """Return the client of these servers: Django makes a cache for each thread, all share this."""
    return clients.setdefault(repr((servers, options)), ForgivingClient(servers, **options))


class ForgivingRedisCache(RedisCache):
    """Django's cache on Redis, by a client that tolerates failures."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = partial(client_of, pattern=self.make_key("*"))

"""Real servers for the tests: on loopback, on a free port, with a data folder of their own."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from servers import mariadb, mongodb, postgresql, rabbitmq, redis
from servers.running import Server

__all__ = ["KINDS", "Kind", "Server"]


@dataclass(frozen=True)
class Kind:
    """A kind of server: how it is run, and why it cannot be had here, if it cannot."""

    run: Callable[[], AbstractContextManager[Server]]
    missing: Callable[[], str]


KINDS = {
    "postgresql": Kind(postgresql.run, postgresql.missing),
    "mysql": Kind(mariadb.run, mariadb.missing),
    "mongodb": Kind(mongodb.run, mongodb.missing),
    "redis": Kind(redis.run, redis.missing),
    "rabbitmq": Kind(rabbitmq.run, rabbitmq.missing),
}

"""The database: Redis keeps each record as a hash, and the orders of lists as sorted sets."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, cast

from flask import Flask, current_app
from redis import Redis

SECONDS = 5


def init_app(app: Flask) -> None:
    """Name the server; connections are made when they are needed."""
    app.extensions["database"] = Redis.from_url(
        app.config["DATABASE_URL"],
        decode_responses=True,
        socket_connect_timeout=SECONDS,
        socket_timeout=SECONDS,
        health_check_interval=30,
    )


def database() -> Redis:
    """Give the server of the application."""
    return cast(Redis, current_app.extensions["database"])


def key(*parts: object) -> str:
    """Give the name of something that is kept."""
    return ":".join(map(str, (current_app.config["KEY_PREFIX"], *parts)))


def next_number(kind: str) -> int:
    """Give a number that no record of this kind has had."""
    return database().incr(key(kind, "last"))


def hashes(keys: Iterable[str]) -> list[dict[str, str]]:
    """Give what is kept under each key, in one turn; nothing for what is not there."""
    pipeline = database().pipeline(transaction=False)
    for name in keys:
        pipeline.hgetall(name)
    return pipeline.execute()


def members(name: str, start: int = 0, stop: int = -1, *, descending: bool = False) -> list[str]:
    """Give a part of a sorted set, both ends included."""
    return [str(one) for one in database().zrange(name, start, stop, desc=descending)]


def score_of(moment: datetime) -> int:
    """Give a point in time as microseconds, which sort as it does."""
    return round(moment.timestamp() * 1_000_000)


def as_items(values: dict[str, Any]) -> list[str]:
    """Give names and values in turn, as a hash takes them; what is None is not kept."""
    kept = {name: as_text(value) for name, value in values.items() if value is not None}
    return [text for item in kept.items() for text in item]


def as_text(value: object) -> str:
    """Give a value as text: points in time in UTC, truths as 1 and 0."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(int(value) if isinstance(value, bool) else value)


def now() -> datetime:
    """Give the present moment."""
    return datetime.now(UTC)

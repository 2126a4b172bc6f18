"""How MongoDB is reached, and what all documents share."""

from datetime import UTC, datetime

from flask import Flask
from mongoengine import register_connection

SECONDS_TO_WAIT = 5


def init_app(app: Flask) -> None:
    """Name the server to MongoEngine, which has one connection for the whole process.

    It is made when it is first used: after gunicorn has made its workers.
    """
    register_connection(
        "default",
        host=app.config["DATABASE_URL"],
        tz_aware=True,
        uuidRepresentation="standard",
        connectTimeoutMS=SECONDS_TO_WAIT * 1000,
        serverSelectionTimeoutMS=SECONDS_TO_WAIT * 1000,
    )


def now() -> datetime:
    """Give the present moment as MongoDB keeps it: in milliseconds."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)

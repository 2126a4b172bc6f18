{% set on = cookiecutter.__features %}
"""How often somebody may call the API."""

{% filter imports %}
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from rest_framework.request import Request
from rest_framework.throttling import UserRateThrottle
{% if 'sqlite' in on or 'postgresql' in on or 'oracle' in on %}
from django.db import transaction
{% endif %}
{% if 'postgresql' in on or 'mysql' in on or 'oracle' in on %}
from django.db import connection
{% endif %}
{% if 'mysql' in on %}
from hashlib import sha256
{% endif %}
{% if 'mongodb' in on %}
from time import sleep
from django.core.cache import cache
{% endif %}
{% if 'redis' in on %}
from ..database import database, key
{% endif %}
{% if 'statistics' in on %}
from fcntl import LOCK_EX, flock
from pathlib import Path
from django.conf import settings
{% endif %}
{% endfilter %}
{% if 'mongodb' in on %}

SECONDS_ALONE = 5
{% endif %}


class CallLimit(UserRateThrottle):
    """Counts for each {{ 'user, and for each address of those who have not logged in' if 'users' in on else 'address' }}."""

    def allow_request(self, request: Request, view: Any) -> bool:
        # Calls that come at the same moment, to whichever process, are counted one by one.
{% if 'mongodb' in on %}
        with alone(f"alone:{self.get_cache_key(request, view)}"):
{% elif 'postgresql' in on or 'mysql' in on or 'redis' in on %}
        with alone(f"calls of {self.get_cache_key(request, view)}"):
{% else %}
        with alone():
{% endif %}
            return super().allow_request(request, view)


@contextmanager
{% if 'postgresql' in on %}
def alone(name: str) -> Iterator[None]:
    """Keep out whoever else would count for this name."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        yield
{% elif 'mysql' in on %}
def alone(name: str) -> Iterator[None]:
    """Keep out whoever else would count for this name."""
    # The server has one list of such names for all databases, and none of them is long.
    digest = sha256(f"{connection.settings_dict['NAME']} {name}".encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT GET_LOCK(%s, 10)", [digest])
        try:
            yield
        finally:
            cursor.execute("SELECT RELEASE_LOCK(%s)", [digest])
{% elif 'mongodb' in on %}
def alone(name: str) -> Iterator[None]:
    """Keep out whoever else would count for this name; one who dies holds nobody up for long."""
    while not cache.add(name, True, SECONDS_ALONE):
        sleep(0.01)
    try:
        yield
    finally:
        cache.delete(name)
{% elif 'redis' in on %}
def alone(name: str) -> Iterator[None]:
    """Keep out whoever else would count for this name."""
    with database().lock(key("lock", name), timeout=10, sleep=0.01, blocking_timeout=10):
        yield
{% elif 'oracle' in on %}
def alone() -> Iterator[None]:
    """Keep out whoever else would count."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE cache IN EXCLUSIVE MODE")
        yield
{% elif 'sqlite' in on %}
def alone() -> Iterator[None]:
    """Keep out whoever else would count: SQLite has one writer at a time."""
    with transaction.atomic():
        yield
{% else %}
def alone() -> Iterator[None]:
    """Keep out whoever else would count."""
    folder: Path = settings.BASE_DIR / ".cache"
    folder.mkdir(mode=0o700, exist_ok=True)
    with (folder / "lock").open("a") as file:
        flock(file, LOCK_EX)
        yield
{% endif %}

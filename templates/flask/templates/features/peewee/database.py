{% set on = cookiecutter.__features %}
{% set sqlite = 'sqlite' in on %}
{% set mysql = 'mysql' in on %}
"""What all models share: the database, their base and points in time."""

{% filter imports %}
from datetime import UTC, datetime
from typing import Any
from flask import Flask, current_app
from peewee import Database, DateTimeField, Model
from werkzeug.local import LocalProxy
{% if sqlite %}
from pathlib import Path
from playhouse.pool import PooledSqliteDatabase
{% else %}
from playhouse.db_url import connect
{% endif %}
{% if 'postgresql' in on %}
import psycopg
from playhouse.db_url import register_database
from playhouse.pool import PooledPostgresqlDatabase
{% endif %}
{% endfilter %}

# Each application has its own; models ask the one at hand.
database: Any = LocalProxy(lambda: current_app.extensions["peewee"])


def init_app(app: Flask) -> None:
    """Give the application its database, and let no connection outlast its request."""
    app.extensions["peewee"] = opened(app.config["DATABASE_URL"]{{ ', Path(app.instance_path)' if sqlite }})
    app.teardown_appcontext(close)


def close(_error: BaseException | None) -> None:
    """Give back the connection of this request, if there is one."""
    if not database.is_closed():
        database.close()


{% if sqlite %}
def opened(url: str, folder: Path) -> Database:
    """Give the database of a URL; its file is in the folder, unless it says where."""
    file = folder / url.removeprefix("sqlite:///")
    file.parent.mkdir(parents=True, exist_ok=True)
    # Foreign keys are checked, and readers go on while somebody writes.
    pragmas = {"foreign_keys": 1, "journal_mode": "wal", "busy_timeout": 5000}
    # A connection is used by one thread at a time, though not always by the same.
    found: Database = PooledSqliteDatabase(
        str(file), max_connections=20, timeout=30, pragmas=pragmas, check_same_thread=False
    )
    return found
{% elif mysql %}
def opened(url: str) -> Database:
    """Give the database of a URL, with a pool of connections."""
    found: Database = connect(
        url.replace("mysql:", "mysql+pool:", 1),
        unquote_user=True,
        unquote_password=True,
        max_connections=20,
        stale_timeout=300,
        timeout=30,
        connect_timeout=5,
        # However the server is set up: every character fits, and what is too long is refused.
        charset="utf8mb4",
        sql_mode="TRADITIONAL",
        # What others commit is seen at once, and a clean-up locks no rows that are yet to come.
        init_command="SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
    )
    return found
{% else %}
class CheckedPool(PooledPostgresqlDatabase):
    """A pool that gives no connection which the server has closed."""

    def _is_closed(self, connection: Any) -> bool:
        try:
            connection.execute("SELECT 1")
        except psycopg.OperationalError:
            return True
        return False


register_database(CheckedPool, "postgresql+checked")


def opened(url: str) -> Database:
    """Give the database of a URL, with a pool of connections."""
    found: Database = connect(
        url.replace("postgresql:", "postgresql+checked:", 1),
        unquote_user=True,
        unquote_password=True,
        max_connections=20,
        stale_timeout=300,
        timeout=30,
        connect_timeout=5,
        prefer_psycopg3=True,
    )
    return found
{% endif %}


class Base(Model):
    """The base of all models."""

    class Meta:
        database = database
        # Two who change different things at the same moment keep both.
        only_save_dirty = True
{% if mysql %}
        # Every character fits, whatever the database was made with.
        table_settings = ("DEFAULT CHARACTER SET utf8mb4",)
{% endif %}


class MomentField(DateTimeField):
    """A point in time, always in UTC{{ '; the database itself would forget the zone' if sqlite or mysql }}."""

{% if mysql %}
    # Without the six digits of its fraction it would be cut to whole seconds.
    field_type = "DATETIME(6)"

{% elif not sqlite %}
    field_type = "TIMESTAMPTZ"

{% endif %}
    def db_value(self, value: datetime | None) -> datetime | None:
        """Give what is kept."""
        if value is None:
            return None
{% if sqlite or mysql %}
        return value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value
{% else %}
        return value if value.tzinfo else value.replace(tzinfo=UTC)
{% endif %}

    def python_value(self, value: {{ 'str' if sqlite else 'datetime' }} | None) -> datetime | None:
        """Give what was kept."""
{% if sqlite %}
        return datetime.fromisoformat(value).replace(tzinfo=UTC) if value else None
{% elif mysql %}
        return value.replace(tzinfo=UTC) if value else None
{% else %}
        return value.astimezone(UTC) if value else None
{% endif %}


def now() -> datetime:
    """Give the present moment."""
    return datetime.now(UTC)

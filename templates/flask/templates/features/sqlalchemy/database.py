{% set on = cookiecutter.__features %}
"""What all models share: their base and points in time."""

{% filter imports %}
from datetime import UTC, datetime
from sqlalchemy import Dialect, MetaData
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator
{% if 'mysql' in on %}
from sqlalchemy import String
from sqlalchemy.dialects.mysql import DATETIME
{% elif 'oracle' in on %}
from sqlalchemy import TIMESTAMP
{% else %}
from sqlalchemy import DateTime
{% endif %}
{% fragments "database.imports" %}
{% endfilter %}


class Base(DeclarativeBase):
    """The base of all models."""

    # Named constraints can be changed by later migrations on every database.
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
{% if 'mysql' in on %}
    # Every character fits, whatever the database was made with.
    __table_args__ = {"mysql_charset": "utf8mb4"}
{% endif %}


class Moment(TypeDecorator[datetime]):
    """A point in time, always in UTC{{ '; SQLite itself would forget the zone' if 'sqlite' in on }}."""

{% if 'mysql' in on %}
    # Without the six digits of its fraction it would be cut to whole seconds.
    impl = DATETIME(fsp=6)
{% elif 'oracle' in on %}
    # Oracle's driver neither sends nor gives time zones, and the type DATE has no fractions.
    impl = TIMESTAMP()
{% else %}
    impl = DateTime(timezone=True)
{% endif %}
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


{% if 'mysql' in on %}
def exact(length: int) -> String:
    """Give the type of text that is compared letter for letter, accents and case included."""
    return String(length, collation="utf8mb4_bin")


{% endif %}
def now() -> datetime:
    """Give the present moment."""
    return datetime.now(UTC)
{% fragments "database.functions" %}

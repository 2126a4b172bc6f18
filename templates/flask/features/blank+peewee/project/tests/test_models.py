"""The database, with a model that is the tests' own."""

{% filter imports %}
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
import pytest
from flask import Flask
from {{ cookiecutter.project_slug }}.database import Base, MomentField, database
{% endfilter %}


class Reading(Base):
    taken_at = MomentField()

    class Meta:
        table_name = "readings"


@pytest.fixture(autouse=True)
def _table(app: Flask) -> Iterator[None]:
    """Its table is there while a test runs."""
    with app.app_context():
        database.create_tables([Reading])
        yield
        database.drop_tables([Reading])


def test_points_in_time_come_back_in_utc() -> None:
    in_tokyo = datetime(2026, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=9)))
    Reading.create(taken_at=in_tokyo)

    stored = Reading.get().taken_at

    assert stored == in_tokyo
    assert stored.tzinfo is UTC

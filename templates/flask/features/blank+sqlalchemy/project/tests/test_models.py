{% set rest = 'rest' in cookiecutter.__features %}
"""The database, with a model that is the tests' own."""

{% filter imports %}
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column
from {{ cookiecutter.project_slug }}.database import Base, UTCDateTime
from {{ cookiecutter.project_slug }}.extensions import db
{% if rest %}
from {{ cookiecutter.project_slug }}.api.pagination import paginated
from {{ cookiecutter.project_slug }}.database import now
{% endif %}
{% endfilter %}


class Reading(Base):
    __tablename__ = "readings"

    id: Mapped[int] = mapped_column(primary_key=True)
    taken_at: Mapped[datetime] = mapped_column(UTCDateTime)


TABLE = Base.metadata.tables["readings"]
# The migrations and the other tests know the models of the service alone.
Base.metadata.remove(TABLE)


@pytest.fixture(autouse=True)
def _table(app: Flask) -> Iterator[None]:
    """Its table is there while a test runs."""
    with app.app_context():
        TABLE.create(db.engine)
        yield
        db.session.remove()
        TABLE.drop(db.engine)


def test_points_in_time_come_back_in_utc() -> None:
    in_tokyo = datetime(2026, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=9)))
    db.session.add(Reading(taken_at=in_tokyo))
    db.session.commit()

    (stored,) = db.session.scalars(select(Reading.taken_at))

    assert stored == in_tokyo
    assert stored.tzinfo is UTC
{% if rest %}


def test_lists_of_the_api_come_page_by_page(app: Flask) -> None:
    db.session.add_all(Reading(taken_at=now()) for _ in range(3))
    db.session.commit()
    readings = select(Reading).order_by(Reading.id)

    with app.test_request_context("/health/live?page=2&size=1"):
        found = paginated(db.paginate(readings, page=2, per_page=1))

    assert (found["count"], len(found["results"])) == (3, 1)
    assert "page=3" in found["next"]
    assert "page=1" in found["previous"]
    assert "size=1" in found["next"]
{% endif %}

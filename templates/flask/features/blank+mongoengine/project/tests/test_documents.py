"""The database, with a document that is the tests' own."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest
from flask import Flask
from mongoengine import DateTimeField, Document


class Reading(Document):  # type: ignore[misc]
    taken_at: datetime = DateTimeField(required=True)

    meta = {"collection": "readings"}


@pytest.fixture(autouse=True)
def _collection(app: Flask) -> Iterator[None]:
    """Its collection is there while a test runs."""
    with app.app_context():
        yield
        Reading.drop_collection()


def test_points_in_time_come_back_in_utc() -> None:
    in_tokyo = datetime(2026, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=9)))
    Reading(taken_at=in_tokyo).save()

    stored = Reading.objects.get().taken_at

    assert stored == in_tokyo
    assert stored.utcoffset() == timedelta()

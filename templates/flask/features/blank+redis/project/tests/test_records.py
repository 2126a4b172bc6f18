"""Records in Redis: one that is the tests' own."""

{% filter imports %}
from datetime import datetime, timedelta, timezone
from typing import Any
from flask import Flask
from {{ cookiecutter.project_slug }}.database import (
    changes,
    database,
    hashes,
    key,
    members,
    next_number,
    score_of,
)
{% endfilter %}

IN_TOKYO = datetime(2026, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=9)))


def test_a_record_is_read_as_it_was_stored(app: Flask) -> None:
    values = {"taken_at": IN_TOKYO, "is_checked": True, "place": None}
    with app.app_context():
        name = key("reading", next_number("reading"))
        fields: dict[Any, Any] = changes(values, {})
        database().hset(name, mapping=fields)
        (stored,) = hashes([name])

    assert stored == {"taken_at": "2026-01-01T18:04:00+00:00", "is_checked": "1", "place": ""}
    assert changes(values, stored) == {}
    assert changes({**values, "place": "Kyoto"}, stored) == {"place": "Kyoto"}


def test_records_are_in_the_order_of_their_moments(app: Flask) -> None:
    with app.app_context():
        first, second = (next_number("reading") for _ in range(2))
        later = IN_TOKYO + timedelta(microseconds=1)
        scores = {str(second): score_of(later), str(first): score_of(IN_TOKYO)}
        database().zadd(key("readings"), scores)

        assert members(key("readings")) == [str(first), str(second)]
        assert members(key("readings"), 0, 0, descending=True) == [str(second)]

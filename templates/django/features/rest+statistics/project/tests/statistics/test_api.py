"""Statistics: counting a text by the API."""

from typing import Any

import pytest
from django.test import Client

from tests.callers import Caller

STATISTICS = "/api/v1/statistics/"


def test_a_text_is_counted(client: Client) -> None:
    response = Caller(client).post(STATISTICS, {"text": "One two. Two!\nThree"})

    assert response.status_code == 200
    assert response.json() == {
        "characters": 19,
        "words": 4,
        "lines": 2,
        "sentences": 3,
        "most_frequent": [
            {"word": "two", "times": 2},
            {"word": "one", "times": 1},
            {"word": "three", "times": 1},
        ],
    }


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": 7}, "text"),
        ({"text": "x" * 10_001}, "text"),
    ],
)
def test_what_is_not_valid_is_said_for_its_field(
    client: Client, values: dict[str, Any], field: str
) -> None:
    response = Caller(client).post(STATISTICS, values)

    assert response.status_code == 422
    assert [error["field"] for error in response.json()["errors"]] == [field]

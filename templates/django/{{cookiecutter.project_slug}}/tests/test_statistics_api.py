"""The statistics in the API."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from {{ cookiecutter.project_slug }}.statistics.counting import LONGEST_TEXT

STATISTICS = "/api/v1/statistics/"


def test_a_text_is_counted(api: APIClient) -> None:
    response = api.post(STATISTICS, {"text": "tea tea milk"})
    assert response.status_code == 200
    assert response.json()["words"] == 3
    assert response.json()["most_frequent"][0] == {"word": "tea", "times": 2}


@pytest.mark.parametrize(
    "data", [{}, {"text": None}, {"text": 7}, {"text": "a\0b"}, {"text": "x" * (LONGEST_TEXT + 1)}]
)
def test_input_that_is_not_valid_is_explained(api: APIClient, data: dict[str, Any]) -> None:
    response = api.post(STATISTICS, data)
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert [error["field"] for error in response.json()["errors"]] == ["text"]


def test_an_empty_text_has_nothing_in_it(api: APIClient) -> None:
    assert api.post(STATISTICS, {"text": ""}).json()["words"] == 0

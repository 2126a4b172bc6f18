"""Statistics: a text counted by the API."""

{% filter imports %}
import pytest
from flask.testing import FlaskClient
{% endfilter %}

STATISTICS = "/api/v1/statistics/"


def test_a_text_is_counted(client: FlaskClient) -> None:
    response = client.post(STATISTICS, json={"text": "Tea and tea."})

    assert response.status_code == 200
    assert response.get_json() == {
        "characters": 12,
        "words": 3,
        "lines": 1,
        "sentences": 1,
        "most_frequent": [{"word": "tea", "times": 2}, {"word": "and", "times": 1}],
    }


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": None}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"text": "Tea.", "language": "en"}, "language"),
    ],
)
def test_what_is_not_valid_is_said_for_its_field(
    client: FlaskClient, values: dict[str, object], field: str
) -> None:
    response = client.post(STATISTICS, json=values)

    assert response.status_code == 422
    assert [error["field"] for error in response.get_json()["errors"]] == [field]

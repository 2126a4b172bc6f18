"""The statistics as JSON."""

from django.test import Client

from {{ cookiecutter.project_slug }}.statistics.counting import LONGEST_TEXT


def test_the_text_in_the_address_is_counted(client: Client) -> None:
    found = client.get("/statistics/", {"text": "tea tea milk"}).json()
    assert found["words"] == 3
    assert found["most_frequent"][0] == {"word": "tea", "times": 2}


def test_no_text_has_nothing_in_it(client: Client) -> None:
    assert client.get("/statistics/").json()["words"] == 0


def test_too_much_text_is_refused(client: Client) -> None:
    response = client.get("/statistics/", {"text": "x" * (LONGEST_TEXT + 1)})
    assert response.status_code == 400
    assert "error" in response.json()

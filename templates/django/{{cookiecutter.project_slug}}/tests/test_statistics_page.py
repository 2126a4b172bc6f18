"""The page of the statistics."""

from django.test import Client

from {{ cookiecutter.project_slug }}.statistics.counting import LONGEST_TEXT


def test_it_asks_for_a_text(client: Client) -> None:
    response = client.get("/statistics/")
    assert response.status_code == 200
    assert 'for="id_text"' in response.text
    assert "Counted" not in response.text


def test_it_shows_what_was_counted(client: Client) -> None:
    response = client.post("/statistics/", {"text": "tea tea milk"})
    assert "Counted" in response.text
    assert "<dt>tea</dt>" in response.text


def test_what_people_write_is_shown_as_text(client: Client) -> None:
    response = client.post("/statistics/", {"text": "</textarea><b>bold</b>"})
    assert "&lt;b&gt;bold" in response.text
    assert "<b>" not in response.text


def test_no_text_and_too_much_text_are_pointed_out(client: Client) -> None:
    for text in ("", "x" * (LONGEST_TEXT + 1)):
        response = client.post("/statistics/", {"text": text})
        assert 'id="id_text_error"' in response.text
        assert "Counted" not in response.text


def test_a_form_from_another_site_is_refused() -> None:
    response = Client(enforce_csrf_checks=True).post("/statistics/", {"text": "tea"})
    assert response.status_code == 403
    assert "This form has expired" in response.text

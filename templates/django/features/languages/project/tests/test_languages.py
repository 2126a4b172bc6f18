{% set on = cookiecutter.__features %}
"""Languages: in which one somebody is answered."""

{% filter imports %}
import pytest
from django.test import Client
from pytest_django import Settings
{% if 'rest' in on %}
from tests.callers import Caller
from tests.urls import ECHO
{% endif %}
{% endfilter %}

TOO_LARGE = {
    "en": "The body is too large.",
    "de": "Der Inhalt ist zu groß.",
    "fr": "Le contenu est trop volumineux.",
}


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("de", "de"), ("fr-CA, en;q=0.5", "fr"), ("eo, de;q=0.3", "de"), ("eo", "en"), ("", "en")],
)
def test_a_request_says_which_language_is_wanted(
    client: Client, settings: Settings, accepted: str, language: str
) -> None:
    response = client.post(
        "/health/live",
        "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1),
        content_type="text/plain",
        headers={"Accept-Language": accepted},
    )

    assert response.text == TOO_LARGE[language]
    assert response.headers["Content-Language"] == language
{% if 'rest' in on %}


@pytest.mark.urls("tests.urls")
def test_problems_of_the_api_are_written_in_it(caller: Caller) -> None:
    caller.headers["Accept-Language"] = "de"

    assert caller.post(ECHO, {}).json()["detail"] == "Einige Felder sind ungültig."
{% endif %}
{% if 'layout' in on %}


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "Not found"), ("de", "Nicht gefunden"), ("fr", "Page introuvable")],
)
def test_pages_are_written_in_it(client: Client, language: str, heading: str) -> None:
    page = client.get("/nothing-here/", headers={"Accept-Language": language}).text

    assert f'<html lang="{language}">' in page
    assert f"<h1>{heading}</h1>" in page
    assert f'value="{language}" lang="{language}" aria-current="true"' in page


def test_a_choice_is_stored_and_redirects_back(client: Client) -> None:
    response = client.post(
        "/language/", {"language": "fr"}, headers={"Referer": "http://testserver/nothing-here/"}
    )

    assert response.status_code == 302
    assert response.headers["Location"] == "http://testserver/nothing-here/"
    assert response.cookies["language"]["httponly"]
    page = client.get("/nothing-here/", headers={"Accept-Language": "de"}).text
    assert "<h1>Page introuvable</h1>" in page


def test_a_language_that_is_not_spoken_changes_nothing(client: Client) -> None:
    client.post("/language/", {"language": "eo"})

    page = client.get("/nothing-here/", headers={"Accept-Language": "de"}).text
    assert "<h1>Nicht gefunden</h1>" in page


def test_no_redirect_leads_to_another_site(client: Client) -> None:
    response = client.post(
        "/language/",
        {"language": "fr", "next": "https://example.com/"},
        headers={"Referer": "https://example.com/"},
    )

    assert response.headers["Location"] == "/"


def test_a_link_changes_no_language(client: Client) -> None:
    assert client.get("/language/?language=fr").status_code == 405


def test_another_site_changes_no_language() -> None:
    response = Client(enforce_csrf_checks=True).post("/language/", {"language": "fr"})

    assert response.status_code == 403
    assert "language" not in response.cookies
{% endif %}

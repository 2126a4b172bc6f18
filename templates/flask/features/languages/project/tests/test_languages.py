{% set on = cookiecutter.__features %}
"""Languages: in which one somebody is answered."""

{% filter imports %}
import pytest
{% if 'accounts' in on %}
from flask import Flask
from {{ cookiecutter.project_slug }}.languages.selection import LANGUAGES, locale
{% endif %}
from flask.testing import FlaskClient
{% if 'rest' in on %}
from tests.callers import Caller
from tests.echo import ECHO
{% endif %}
{% endfilter %}

{% if 'layout' in on or 'rest' not in on %}
NOT_FOUND = {"en": "Not found", "de": "Nicht gefunden", "fr": "Page introuvable"}
{% else %}
NOT_FOUND = {
    "en": "Nothing was found at this address.",
    "de": "Unter dieser Adresse gibt es nichts.",
    "fr": "Il n’y a rien à cette adresse.",
}
{% endif %}


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("de", "de"), ("fr-CA, en;q=0.5", "fr"), ("it, de;q=0.3", "de"), ("it", "en"), ("", "en")],
)
def test_a_request_says_which_language_is_wanted(
    client: FlaskClient, accepted: str, language: str
) -> None:
    response = client.get("/nothing-here/", headers={"Accept-Language": accepted})

{% if 'layout' in on %}
    assert f"<h1>{NOT_FOUND[language]}</h1>" in response.text
{% elif 'rest' in on %}
    assert response.get_json()["detail"] == NOT_FOUND[language]
{% else %}
    assert response.get_json() == {"error": NOT_FOUND[language]}
{% endif %}
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.vary
{% if 'accounts' in on %}


def test_an_added_language_has_its_own_name_for_translations(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LANGUAGES, "it", "Italiano")

    with app.test_request_context(headers={"Accept-Language": "it"}):
        assert locale() == "it"
{% endif %}
{% if 'rest' in on %}


def test_problems_of_the_api_are_written_in_it(caller: Caller) -> None:
    caller.headers["Accept-Language"] = "de"

    assert caller.post(ECHO, {}).get_json()["detail"] == "Einige Felder sind ungültig."
{% endif %}
{% if 'layout' in on %}


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_pages_are_written_in_it(client: FlaskClient, language: str) -> None:
    page = client.get("/nothing-here/", headers={"Accept-Language": language}).text

    assert f'<html lang="{language}">' in page
    assert f'value="{language}" lang="{language}" aria-current="true"' in page


def test_a_page_that_can_be_read_by_everybody_starts_no_session(client: FlaskClient) -> None:
    assert "Set-Cookie" not in client.get("/nothing-here/").headers


def test_a_choice_is_stored_and_redirects_back(client: FlaskClient) -> None:
    response = client.post(
        "/language/",
        data={"language": "fr"},
        headers={"Origin": "http://localhost", "Referer": "http://localhost/nothing-here/"},
    )

    assert response.location == "http://localhost/nothing-here/"
    assert "HttpOnly" in response.headers["Set-Cookie"]
    page = client.get("/nothing-here/", headers={"Accept-Language": "de"}).text
    assert "<h1>Page introuvable</h1>" in page


def test_a_language_that_is_not_spoken_changes_nothing(client: FlaskClient) -> None:
    client.post("/language/", data={"language": "it"})

    page = client.get("/nothing-here/", headers={"Accept-Language": "de"}).text
    assert "<h1>Nicht gefunden</h1>" in page


def test_no_redirect_leads_to_another_site(client: FlaskClient) -> None:
    response = client.post(
        "/language/",
        data={"language": "fr", "next": "https://example.com/"},
        headers={"Referer": "https://example.com/"},
    )

    assert response.location == "/"


def test_a_link_changes_no_language(client: FlaskClient) -> None:
    assert client.get("/language/?language=fr").status_code == 405


def test_another_site_changes_no_language(client: FlaskClient) -> None:
    response = client.post(
        "/language/", data={"language": "fr"}, headers={"Origin": "https://example.com"}
    )

    assert response.status_code == 403
    assert "language" not in response.headers.get("Set-Cookie", "")
{% endif %}

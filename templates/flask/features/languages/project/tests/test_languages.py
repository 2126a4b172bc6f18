{% set on = cookiecutter.__features %}
{% set writing = 'notes' in on and 'pages' in on and 'forms' in on %}
"""Languages: in which one somebody is answered."""

{% filter imports %}
import pytest
from flask.testing import FlaskClient
{% if 'forms' in on %}
from tests.browser import Browser
{% endif %}
{% if writing %}
{% if 'accounts' in on %}
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import PASSWORD
{% endif %}
{% endif %}
{% if 'admin' in on %}
from flask import Flask
from tests.people import PASSWORD, make_user
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
{% if 'rest' in on %}
{% set path = '/api/v1/statistics/' if 'statistics' in on else '/api/v1/tokens/' if 'tokens' in on else '' %}
{% if path or 'users' not in on %}


def test_problems_of_the_api_are_told_in_it(client: FlaskClient) -> None:
    response = client.post("{{ path or '/api/v1/notes/' }}", json={}, headers={"Accept-Language": "de"})

    assert response.get_json()["detail"] == "Einige Felder sind ungültig."
{% endif %}
{% endif %}
{% if 'layout' in on %}


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_pages_are_written_in_it(client: FlaskClient, language: str) -> None:
    page = client.get("/nothing-here/", headers={"Accept-Language": language}).text

    assert f'<html lang="{language}">' in page
    assert f'value="{language}" lang="{language}" aria-current="true"' in page


{% if 'forms' in on %}
def test_a_choice_is_kept_and_leads_back(browser: Browser) -> None:
    response = browser.client.post(
        "/language/",
        data={"language": "fr", "csrf_token": browser.token_of("/nothing-here/")},
        headers={"Referer": "http://localhost/nothing-here/"},
    )

    assert response.location == "http://localhost/nothing-here/"
    assert "HttpOnly" in response.headers["Set-Cookie"]
    page = browser.client.get("/nothing-here/", headers={"Accept-Language": "de"}).text
    assert "<h1>Page introuvable</h1>" in page


def test_a_language_that_is_not_spoken_changes_nothing(browser: Browser) -> None:
    browser.send("/language/", browser.token_of("/nothing-here/"), language="it")

    page = browser.client.get("/nothing-here/", headers={"Accept-Language": "de"}).text
    assert "<h1>Nicht gefunden</h1>" in page


def test_nobody_is_led_to_another_site(browser: Browser) -> None:
    response = browser.client.post(
        "/language/",
        data={
            "language": "fr",
            "next": "https://example.com/",
            "csrf_token": browser.token_of("/nothing-here/"),
        },
        headers={"Referer": "https://example.com/"},
    )

    assert response.location == "/"
{% else %}
def test_a_choice_is_kept_and_leads_back(client: FlaskClient) -> None:
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


def test_nobody_is_led_to_another_site(client: FlaskClient) -> None:
    response = client.post(
        "/language/",
        data={"language": "fr", "next": "https://example.com/"},
        headers={"Referer": "https://example.com/"},
    )

    assert response.location == "/"
{% endif %}


def test_a_link_changes_no_language(client: FlaskClient) -> None:
    assert client.get("/language/?language=fr").status_code == 405


def test_another_site_changes_no_language(client: FlaskClient) -> None:
    response = client.post(
        "/language/", data={"language": "fr"}, headers={"Origin": "https://example.com"}
    )

    assert response.status_code == {{ 400 if 'forms' in on else 403 }}
    assert "language" not in response.headers.get("Set-Cookie", "")
{% endif %}
{% if writing %}


{% if 'accounts' in on %}
def test_forms_and_messages_are_written_in_it(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
{% else %}
def test_forms_and_messages_are_written_in_it(browser: Browser) -> None:
{% endif %}
    browser.client.set_cookie("language", "de")

    assert ">Titel</label>" in browser.open("/notes/new/").text
    assert "Dieses Feld wird benötigt." in browser.submit("/notes/new/", title="").text
    response = browser.submit("/notes/new/", title="Brot", body="Butter")
    assert "Die Notiz ist gespeichert." in browser.open(response.location).text
{% endif %}
{% if 'admin' in on %}


def test_the_admin_is_written_in_it(app: Flask, browser: Browser) -> None:
    make_user(app, "root@example.org", is_admin=True)
    browser.log_in("root@example.org", PASSWORD)
    browser.client.set_cookie("language", "de")

    page = browser.open("/admin/notes/new/").text

    assert "Verfasser" in page
    assert "Speichern" in page
{% endif %}

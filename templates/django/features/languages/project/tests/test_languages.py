{% set on = cookiecutter.__features %}
{% set writing = 'notes' in on and 'pages' in on and 'forms' in on %}
"""Languages: in which one somebody is answered."""

{% filter imports %}
import pytest
from django.test import Client
{% if writing %}
from tests.browser import Browser
{% if 'accounts' in on %}
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import PASSWORD
{% endif %}
{% endif %}
{% if 'admin' in on %}
from tests.people import make_user
{% endif %}
{% endfilter %}

TOO_LARGE = {
    "en": "The body is too large.",
    "de": "Der Inhalt ist zu groß.",
    "fr": "Le contenu est trop volumineux.",
}


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("de", "de"), ("fr-CA, en;q=0.5", "fr"), ("it, de;q=0.3", "de"), ("it", "en"), ("", "en")],
)
def test_a_request_says_which_language_is_wanted(
    client: Client, accepted: str, language: str
) -> None:
    response = client.post(
        "/health/live",
        "x" * 1_100_000,
        content_type="text/plain",
        headers={"Accept-Language": accepted},
    )

    assert response.text == TOO_LARGE[language]
    assert response.headers["Content-Language"] == language
{% if 'rest' in on %}
{% set path = '/api/v1/statistics/' if 'statistics' in on else '/api/v1/tokens/' if 'tokens' in on else '' %}
{% if path or 'users' not in on %}


def test_problems_of_the_api_are_told_in_it(client: Client) -> None:
    response = client.post(
        "{{ path or '/api/v1/notes/' }}", {}, "application/json", headers={"Accept-Language": "de"}
    )

    assert response.json()["detail"] == "Einige Felder sind ungültig."
{% endif %}
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


def test_a_choice_is_kept_and_leads_back(client: Client) -> None:
    response = client.post(
        "/language/", {"language": "fr"}, headers={"Referer": "http://testserver/nothing-here/"}
    )

    assert response.status_code == 302
    assert response.headers["Location"] == "http://testserver/nothing-here/"
    assert response.cookies["language"]["httponly"]
    page = client.get("/nothing-here/", headers={"Accept-Language": "de"}).text
    assert "<h1>Page introuvable</h1>" in page


def test_a_language_that_is_not_spoken_changes_nothing(client: Client) -> None:
    client.post("/language/", {"language": "it"})

    page = client.get("/nothing-here/", headers={"Accept-Language": "de"}).text
    assert "<h1>Nicht gefunden</h1>" in page


def test_nobody_is_led_to_another_site(client: Client) -> None:
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
{% if writing %}


{% if 'accounts' in on %}
def test_forms_and_messages_are_written_in_it(browser: Browser, ada: User) -> None:
    browser.log_in(ada.email, PASSWORD)
{% else %}
def test_forms_and_messages_are_written_in_it(browser: Browser) -> None:
{% endif %}
    browser.client.cookies["language"] = "de"

    assert ">Titel</label>" in browser.open("/notes/new/").text
    assert "Dieses Feld ist zwingend erforderlich." in browser.submit("/notes/new/", title="").text
    response = browser.submit("/notes/new/", title="Brot", body="Butter")
    assert "Die Notiz ist gespeichert." in browser.open(response.headers["Location"]).text
{% endif %}
{% if 'admin' in on %}


def test_the_admin_is_written_in_it(client: Client) -> None:
    client.force_login(make_user("root@example.org", is_admin=True))
    client.cookies["language"] = "de"

    page = client.get("/admin/notes/note/add/").text

    assert "Notizen-Administration" in client.get("/admin/notes/").text
    assert "Notiz hinzufügen" in page
    assert "Verfasser:" in page
{% endif %}

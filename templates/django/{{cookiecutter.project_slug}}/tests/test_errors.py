{% set on = cookiecutter.__features %}
"""Errors: how refusals and failures look."""

{% filter imports %}
import pytest
from django.test import Client
from django.urls import URLPattern
from config.urls import urlpatterns
from pytest_django import Settings
{% if 'layout' in on %}
from pathlib import Path
{% endif %}
{% if 'database' in on %}
from django.core.files.base import ContentFile
from {{ cookiecutter.project_slug }} import errors
{% endif %}
{% if 'sqlite' in on or 'mysql' in on %}
from django.db import connection
{% endif %}
{% if 'accounts' in on %}
from tests.browser import Browser
{% endif %}
{% endfilter %}


def test_a_missing_page_is_said_in_a_page(client: Client) -> None:
    response = client.get("/nothing-here/")

    assert response.status_code == 404
    assert response.headers["Content-Type"].startswith("text/html")
    assert "<h1>Not {{ 'found' if 'layout' in on else 'Found' }}</h1>" in response.text


def test_a_method_that_does_not_exist_names_those_that_do(client: Client) -> None:
    response = client.delete("/health/live")

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_a_body_that_is_too_large_is_refused(client: Client, settings: Settings) -> None:
    body = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    response = client.post("/health/live", body, content_type="text/plain")

    assert response.status_code == 413


{% if 'database' in on %}
def test_a_file_may_be_larger_than_other_bodies(client: Client, settings: Settings) -> None:
    file = ContentFile(bytes(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1), name="film.mp4")

    # The health check takes no files; but it is asked.
    assert client.post("/health/live", {"file": file}).status_code == 405


{% endif %}
@pytest.mark.parametrize("size", ["many", "-1", "1e3"])
def test_a_size_that_is_no_number_is_refused(client: Client, size: str) -> None:
    assert client.get("/health/live", CONTENT_LENGTH=size).status_code == 400


def test_a_body_that_does_not_say_its_size_is_refused(client: Client) -> None:
    response = client.post("/health/live", headers={"Transfer-Encoding": "chunked"})

    assert response.status_code == 411
{% if 'accounts' in on %}


def test_a_form_from_elsewhere_is_answered_with_a_page(browser: Browser) -> None:
    response = browser.send("/accounts/login/", "forged", login="ada@example.org")

    assert response.status_code == 403
    assert "reload the page" in response.text
{% endif %}


def live() -> URLPattern:
    """Return the route of a view that needs nothing."""
    return next(one for one in urlpatterns if isinstance(one, URLPattern) and one.name == "live")


def test_a_failure_does_not_disclose_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("the password is 1234")

    monkeypatch.setattr(live(), "callback", fail)
    response = Client(raise_request_exception=False).get("/health/live")

    assert response.status_code == 500
    assert "1234" not in response.text
{% if 'layout' in on %}
    assert "<h1>Internal server error</h1>" in response.text


def test_a_failure_has_its_page_where_static_files_are_not_collected(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path
    manifest = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": manifest}

    response = Client(raise_request_exception=False).get("{{ '/' if 'pages' in on else '/accounts/login/' }}")

    assert response.status_code == 500
    assert "<h1>Internal server error</h1>" in response.text
{% endif %}
{% if 'database' in on %}


def test_a_database_that_is_unavailable_is_no_failure_of_the_service(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ask(*_arguments: object) -> None:
        raise errors.UNAVAILABLE[{{ 0 if 'mongodb' in on else 1 }}]("db.internal refuses connections")

    monkeypatch.setattr(live(), "callback", ask)
    response = Client(raise_request_exception=False).get("/health/live")

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert "default-src" in response.headers["Content-Security-Policy"]
    assert "db.internal" not in response.text
    assert "try again" in response.text
{% if 'sqlite' in on or 'mysql' in on %}


def test_a_column_that_is_missing_is_a_failure_of_the_service(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ask(*_arguments: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT missing")

    monkeypatch.setattr(live(), "callback", ask)

    assert Client(raise_request_exception=False).get("/health/live").status_code == 500
{% endif %}
{% endif %}

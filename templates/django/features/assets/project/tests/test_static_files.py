{% set on = cookiecutter.__features %}
{% set stem = 'site' if 'layout' in on else 'api-docs' %}
{% set kind = 'css' if 'layout' in on else 'js' %}
{% set file = stem ~ '.' ~ kind %}
"""Static files: hashed names, cached for good."""

{% filter imports %}
from contextlib import closing
from typing import Any
from pathlib import Path
import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client, override_settings
from pytest_django import Settings
{% endfilter %}

STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]


def fetch(client: Client, path: str, **headers: str) -> Any:
    """Return a file, read to its end."""
    response: Any = client.get(path, headers=headers)
    with closing(response):
        response.body = b"".join(response)
    return response


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own files, collected once as for production."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, STORAGES=STORAGES, STATICFILES_FINDERS=FINDERS):
        call_command("collectstatic", verbosity=0)
    return folder


@pytest.fixture
def collected(settings: Settings, folder: Path) -> str:
    """The address of {{ 'the style sheet' if kind == 'css' else 'a script' }} in production."""
    settings.STATIC_ROOT = folder
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = False
    settings.STORAGES = STORAGES
    return staticfiles_storage.url("{{ file }}")


def test_the_name_holds_a_hash_of_the_content(collected: str) -> None:
    name = collected.rpartition("/")[2]

    assert name.startswith("{{ stem }}.")
    assert name.endswith(".{{ kind }}")
    assert len(name) == len("{{ stem }}..{{ kind }}") + 12


def test_a_hashed_name_is_cached_forever(client: Client, collected: str) -> None:
    response = fetch(client, collected)

    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/{{ 'css' if kind == 'css' else 'javascript' }}")
    assert response.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert "Accept-Language" not in response.headers.get("Vary", "")


def test_a_plain_name_is_served_but_asked_for_again(client: Client, collected: str) -> None:
    response = fetch(client, "/static/{{ file }}")

    assert response.status_code == 200
    assert "immutable" not in response.headers["Cache-Control"]


def test_a_wrong_hash_is_no_file(client: Client, collected: str) -> None:
    assert client.get("/static/{{ stem }}.000000000000.{{ kind }}").status_code == 404


def test_a_file_that_the_browser_has_is_not_sent_again(client: Client) -> None:
    changed = fetch(client, "/static/{{ file }}").headers["Last-Modified"]
    response = fetch(client, "/static/{{ file }}", if_modified_since=changed)

    assert response.status_code == 304
    assert response.body == b""


{% if 'layout' in on %}
def test_pages_use_the_hashed_name(client: Client, collected: str) -> None:
    assert f'href="{collected}"' in client.get("/nothing-here/").text


{% endif %}
def test_files_carry_the_security_headers(client: Client) -> None:
    headers = fetch(client, "/static/{{ file }}").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in headers


def test_files_elsewhere_stay_out_of_reach(client: Client) -> None:
    assert client.get("/static/..%2f__init__.py").status_code == 404

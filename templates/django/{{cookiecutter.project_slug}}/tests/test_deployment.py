"""Deployment: what holds in production."""

{% set mysql = 'mysql' in cookiecutter.__features %}
{% filter imports %}
import os
import subprocess
import sys
from pathlib import Path
import pytest
from django.test import Client
{% if mysql %}
from urllib.parse import urlsplit
from django.db import connection
{% endif %}
from pytest_django import Settings
from tests.environment import PRODUCTION
{% endfilter %}

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def visitor(settings: Settings) -> Client:
    """A visitor, with what production switches on."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.ALLOWED_HOSTS = ["example.org"]
    return Client(headers={"Host": "example.org"})


def test_django_finds_nothing_to_improve() -> None:
{% if mysql %}
    # Which columns MySQL has depends on the server: Django asks the one of the tests.
    server = urlsplit(os.environ["DATABASE_URL"])
    url = server._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    production = PRODUCTION | {"DATABASE_URL": url}
{% endif %}
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        env=os.environ | {{ 'production' if mysql else 'PRODUCTION' }} | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_plain_http_is_led_to_https(visitor: Client) -> None:
    response = visitor.get("/?page=2")

    assert response.status_code == 301
    assert response.headers["Location"] == "https://example.org/?page=2"


def test_probes_need_no_https(visitor: Client) -> None:
    assert visitor.get("/health/live").status_code == 200
    # Below a prefix, too.
    assert visitor.get("/health/live", SCRIPT_NAME="/shop").status_code == 200


def test_what_is_only_called_like_a_probe_needs_https(visitor: Client) -> None:
    assert visitor.get("/health/of-plants/").status_code == 301
    assert visitor.get("/articles/health/").status_code == 301


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_a_probe_may_name_the_address_of_a_pod(visitor: Client, path: str) -> None:
    assert visitor.get(path, headers={"Host": "10.0.0.7:8000"}).status_code == 200


@pytest.mark.parametrize("path", ["/health/of-plants/", "/metrics-of-sales/"])
def test_whoever_else_names_another_host_is_refused(visitor: Client, path: str) -> None:
    assert visitor.get(path, headers={"Host": "10.0.0.7:8000"}).status_code == 400


{% if 'observability' in cookiecutter.__features %}
def test_metrics_are_read_inside_as_probes_are(visitor: Client) -> None:
    # Not found without a token, but neither redirected nor refused.
    assert visitor.get("/metrics", headers={"Host": "10.0.0.7:8000"}).status_code == 404


{% endif %}
def test_browsers_are_asked_to_stay_with_https(visitor: Client) -> None:
    response = visitor.get("/health/live", secure=True)

    assert response.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_other_host_names_are_refused(visitor: Client) -> None:
    response = visitor.get("/", secure=True, headers={"Host": "evil.example"})

    assert response.status_code == 400
    assert "//evil.example" not in response.text

"""Safety: headers on every answer, and what production refuses."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import Settings

from config import settings as delivered
from config.production import refuse_unsafe

GOOD_SECRET = "0123456789" * 5


def test_every_answer_tells_the_browser_to_be_strict(client: Client) -> None:
    response = client.get("/health/live")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"


def test_browsers_are_held_to_https(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    assert client.get("/").url.startswith("https://")  # type: ignore[attr-defined]
    secure = client.get("/health/live", secure=True)
    assert secure["Strict-Transport-Security"] == "max-age=60; includeSubDomains; preload"


def test_health_is_told_without_https(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/health/live").status_code == 200


@pytest.mark.parametrize(
    ("debug", "secret", "reason"),
    [
        (True, GOOD_SECRET, "DEBUG"),
        (False, "", "SECRET_KEY is too short"),
        (False, GOOD_SECRET[:49], "SECRET_KEY is too short"),
        (False, "change-me", "SECRET_KEY is still a placeholder"),
        (False, "change-me" * 10, "SECRET_KEY is still a placeholder"),
    ],
)
def test_production_refuses(debug: bool, secret: str, reason: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=reason):
        refuse_unsafe(debug=debug, secrets={"SECRET_KEY": secret})


def test_production_takes_good_secrets_without_debugging() -> None:
    refuse_unsafe(debug=False, secrets={"SECRET_KEY": GOOD_SECRET})


def test_the_service_does_not_start_without_a_secret() -> None:
    done = check_for_production(SECRET_KEY="")
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


def test_nothing_is_left_to_say_about_deployment() -> None:
    done = check_for_production()
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_what_is_sent_is_limited() -> None:
    assert delivered.DATA_UPLOAD_MAX_MEMORY_SIZE <= 1024 * 1024
{% fragments "tests.safety" %}


def check_for_production(**changes: str) -> subprocess.CompletedProcess[str]:
    """Run the checks for deployment as production would be started."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "ENVIRONMENT": "production",
        "DEBUG": "false",
        "ALLOWED_HOSTS": "example.com",
        "SECRET_KEY": GOOD_SECRET,
        {% fragments "tests.production_environment" %}
        **changes,
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(  # noqa: S603 - the command is our own
        command,
        env=environment,
        cwd=delivered.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )

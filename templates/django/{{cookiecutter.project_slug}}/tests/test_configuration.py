{% set on = cookiecutter.__features %}
"""The configuration: what may start, and what is refused."""

{% filter imports %}
import sys
from pathlib import Path
from subprocess import run
from runpy import run_path
from typing import Any
import pytest
from django.core.exceptions import ImproperlyConfigured
from environ import FileAwareMapping
from tests.environment import PRODUCTION
{% endfilter %}

SETTINGS = Path(__file__).parents[1] / "config" / "settings.py"


@pytest.fixture
def environ(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment of production, to be changed by a test."""
    environ = dict(PRODUCTION)
    monkeypatch.setattr("config.environment.env.ENVIRON", FileAwareMapping(environ))
    return environ


def settings() -> dict[str, Any]:
    """Return the settings that the environment makes."""
    return run_path(str(SETTINGS), run_name="config.settings")


def test_a_complete_environment_is_accepted(environ: dict[str, str]) -> None:
    assert settings()["SECRET_KEY"] == environ["SECRET_KEY"]


def test_former_secrets_are_accepted(environ: dict[str, str]) -> None:
    environ["SECRET_KEY_FALLBACKS"] = "former,older"

    assert settings()["SECRET_KEY_FALLBACKS"] == ["former", "older"]


def test_a_value_that_begins_with_a_dollar_is_no_reference(environ: dict[str, str]) -> None:
    environ["SECRET_KEY"] = f"${environ['SECRET_KEY']}"

    assert settings()["SECRET_KEY"] == environ["SECRET_KEY"]


def test_a_secret_may_be_the_line_of_a_file(environ: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "secret_key"
    file.write_text(f"{environ.pop('SECRET_KEY')}\n", encoding="utf-8")
    environ["SECRET_KEY_FILE"] = str(file)

    assert settings()["SECRET_KEY"] == PRODUCTION["SECRET_KEY"]


def test_production_is_what_is_meant_when_nothing_is_said(environ: dict[str, str]) -> None:
    del environ["ENVIRONMENT"]

    assert settings()["SECURE_SSL_REDIRECT"]


{% if 'tokens' in on %}
@pytest.mark.parametrize("name", ["SECRET_KEY", "JWT_SECRET_KEY"])
{% endif %}
@pytest.mark.parametrize(
    "value",
    [
        "",
        "change-me",
        "an-example-of-49-letters-and-digits-0123456789-ab",
        "x" * 60,
        "change-me" * 8,
    ],
)
{% if 'tokens' in on %}
def test_a_secret_that_can_be_guessed_is_refused(
    environ: dict[str, str], name: str, value: str
) -> None:
    environ[name] = value

    with pytest.raises(ImproperlyConfigured, match=rf"{name}.*: uv run python "):
        settings()
{% else %}
def test_a_secret_that_can_be_guessed_is_refused(environ: dict[str, str], value: str) -> None:
    environ["SECRET_KEY"] = value

    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY.*: uv run python "):
        settings()
{% endif %}


{% set needed = ['DATABASE_URL'] * ('database' in on) + ['ALLOWED_HOSTS'] + ['MAIL_SERVER', 'MAIL_DEFAULT_SENDER'] * ('accounts' in on) + ['CACHE_URL'] * ('cache' in on) + ['CHANNEL_URL'] * ('realtime' in on and 'notes' in on) + ['BROKER_URL'] * ('celery' in on) %}
{% if needed | length > 1 %}
@pytest.mark.parametrize(
    "name",
    [
        {% for name in needed %}
        "{{ name }}",
        {% endfor %}
    ],
)
def test_production_does_not_start_without(environ: dict[str, str], name: str) -> None:
    del environ[name]

    with pytest.raises(ImproperlyConfigured, match=name):
        settings()
{% else %}
def test_production_does_not_start_without_its_names(environ: dict[str, str]) -> None:
    del environ["ALLOWED_HOSTS"]

    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        settings()
{% endif %}


{% if 'cache' in on and 'redis' in on %}
def test_the_cache_is_not_the_database(environ: dict[str, str]) -> None:
    environ["CACHE_URL"] = environ["DATABASE_URL"]

    with pytest.raises(ImproperlyConfigured, match="CACHE_URL must not be DATABASE_URL"):
        settings()


{% endif %}
{% if 'oracle' in on %}
def test_a_database_without_a_service_is_refused(environ: dict[str, str]) -> None:
    environ["DATABASE_URL"] = "oracle://localhost:1521/FREE"

    with pytest.raises(ImproperlyConfigured, match="service_name"):
        settings()


{% endif %}
{% set server = 'postgresql' in on or 'mysql' in on or 'oracle' in on %}
{% if 'wsgi' in on and server %}
def test_the_url_of_the_database_overrules_the_settings(environ: dict[str, str]) -> None:
    environ["DATABASE_URL"] += "{{ '&' if 'oracle' in on else '?' }}conn_max_age=0&conn_health_checks=False"

    database = settings()["DATABASES"]["default"]

    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (0, False)


{% endif %}
{% if 'oracle' in on %}
def test_the_url_of_the_database_takes_options_of_the_driver(environ: dict[str, str]) -> None:
    environ["DATABASE_URL"] += "&tcp_connect_timeout=9"

    assert settings()["DATABASES"]["default"]["OPTIONS"] == {"tcp_connect_timeout": 9}


{% endif %}
{% if 'tokens' in cookiecutter.__features %}
def test_one_secret_does_not_sign_both_pages_and_tokens(environ: dict[str, str]) -> None:
    environ["JWT_SECRET_KEY"] = environ["SECRET_KEY"]

    with pytest.raises(ImproperlyConfigured, match="JWT_SECRET_KEY"):
        settings()


{% endif %}
def test_production_does_not_start_with_debug_on(environ: dict[str, str]) -> None:
    environ["DEBUG"] = "true"

    with pytest.raises(ImproperlyConfigured, match="DEBUG"):
        settings()


{% if 'accounts' in on %}
@pytest.mark.parametrize(
    ("environment", "ssl", "tls"),
    [
        ({}, False, True),
        ({"MAIL_USE_SSL": "true"}, True, False),
        ({"MAIL_USE_TLS": "false"}, False, False),
    ],
)
def test_mail_goes_by_starttls_or_tls_or_neither(
    environ: dict[str, str], environment: dict[str, str], ssl: bool, tls: bool
) -> None:
    environ |= environment

    options = settings()["MAILERS"]["default"]["OPTIONS"]

    assert (options["use_ssl"], options["use_tls"]) == (ssl, tls)


{% endif %}
def test_an_unknown_environment_is_refused(environ: dict[str, str]) -> None:
    environ["ENVIRONMENT"] = "nowhere"

    with pytest.raises(ImproperlyConfigured, match="ENVIRONMENT"):
        settings()


@pytest.mark.parametrize("hosts", ["*", "example.org,*", "https://example.org"])
def test_production_answers_to_names_of_hosts_alone(environ: dict[str, str], hosts: str) -> None:
    environ["ALLOWED_HOSTS"] = hosts

    with pytest.raises(ImproperlyConfigured, match="ALLOWED_HOSTS"):
        settings()


MALFORMED = {
    "SECRET_KEY": "",
    "ALLOWED_HOSTS": "",
    "DEBUG": "perhaps",
    "TRUSTED_PROXIES": "one",
    "HSTS_SECONDS": "-1",
    {% fragments "tests.malformed" %}
}


def test_all_that_is_wrong_is_named_at_once(environ: dict[str, str]) -> None:
    environ |= MALFORMED

    with pytest.raises(ImproperlyConfigured) as refused:
        settings()

    _, *lines = str(refused.value).splitlines()
    assert sorted(line.partition(" ")[0] for line in lines) == sorted(MALFORMED)
    assert all(line.endswith((".", "'")) for line in lines)


@pytest.mark.parametrize("program", [["manage.py", "check"], ["-c", "import config.{{ 'wsgi' if 'wsgi' in on else 'asgi' }}"]])
def test_a_command_or_server_ends_without_a_traceback(program: list[str]) -> None:
    done = run(
        [sys.executable, *program],
        env=PRODUCTION | MALFORMED,
        cwd=SETTINGS.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("The service cannot start:")
    assert "Traceback" not in done.stderr
    assert all(name in done.stderr for name in MALFORMED)


def test_https_is_demanded_of_this_host_alone(environ: dict[str, str]) -> None:
    assert settings()["SECURE_HSTS_SECONDS"] > 0
    assert not settings()["SECURE_HSTS_INCLUDE_SUBDOMAINS"]

    environ |= {"HSTS_SECONDS": "31536000", "HSTS_INCLUDE_SUBDOMAINS": "true"}

    assert settings()["SECURE_HSTS_SECONDS"] == 31536000
    assert settings()["SECURE_HSTS_INCLUDE_SUBDOMAINS"]


{% if 'sqlite' in on %}
@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_another_database_is_chosen_by_its_url(environ: dict[str, str], scheme: str) -> None:
    environ["DATABASE_URL"] = f"{scheme}://owner:secret@localhost:5432/service"

    database = settings()["DATABASES"]["default"]

    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert database["NAME"] == "service"
    assert "init_command" not in database.get("OPTIONS", {})


def test_the_url_that_is_recommended_names_a_file(environ: dict[str, str]) -> None:
    environ["DATABASE_URL"] = "a file"

    with pytest.raises(ImproperlyConfigured, match=r"such as sqlite:///database\.sqlite3"):
        settings()


def test_the_url_of_sqlite_says_what_it_says_elsewhere(environ: dict[str, str]) -> None:
    environ["DATABASE_URL"] = "sqlite://?timeout=30"

    database = settings()["DATABASES"]["default"]

    assert database["NAME"] == ":memory:"
    assert database["OPTIONS"]["timeout"] == 30
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


{% endif %}
def test_what_a_proxy_says_counts_only_where_one_is_expected(environ: dict[str, str]) -> None:
    assert "SECURE_PROXY_SSL_HEADER" not in settings()

    environ["TRUSTED_PROXIES"] = "1"

    assert settings()["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")

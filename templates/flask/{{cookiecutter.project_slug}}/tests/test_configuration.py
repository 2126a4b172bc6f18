{% set on = cookiecutter.__features %}
"""The configuration: what may start, and what is refused."""

{% filter imports %}
import sys
from pathlib import Path
from subprocess import run
import pytest
from {{ cookiecutter.project_slug }}.config import Config, ConfigurationError
from tests.environment import PRODUCTION
{% endfilter %}


def test_a_complete_environment_is_accepted() -> None:
    assert [PRODUCTION["TRUSTED_HOSTS"]] == Config(PRODUCTION).TRUSTED_HOSTS


def test_production_is_what_is_meant_when_nothing_is_said() -> None:
    environ = {name: value for name, value in PRODUCTION.items() if name != "ENVIRONMENT"}

    assert Config(environ).HTTPS_ONLY


{% if 'forms' in on or 'tokens' in on %}
@pytest.mark.parametrize("name", [{{ '"SECRET_KEY"' if 'forms' in on }}{{ ', ' if 'forms' in on and 'tokens' in on }}{{ '"JWT_SECRET_KEY"' if 'tokens' in on }}{{ ', "TOTP_SECRET_KEY"' if 'two_factor' in on }}])
@pytest.mark.parametrize(
    "value",
    [
        "",
        "change-me",
        "an-example-of-49-letters-and-digits-0123456789-ab",
        "x" * 60,
        "change-me" * 8,
        "correct-horse-battery-" * 3,
        "a-half-that-is-repeated-once" * 2,
    ],
)
def test_a_secret_that_can_be_guessed_is_refused(name: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=name):
        Config(PRODUCTION | {name: value})


{% endif %}
{% if 'forms' in on %}
def test_former_secrets_are_accepted_unless_they_can_be_guessed() -> None:
    former = PRODUCTION["SECRET_KEY"][::-1]
    environ = PRODUCTION | {"SECRET_KEY_FALLBACKS": f"{former},{former}"}
    assert [former, former] == Config(environ).SECRET_KEY_FALLBACKS

    with pytest.raises(ConfigurationError, match="SECRET_KEY_FALLBACKS"):
        Config(PRODUCTION | {"SECRET_KEY_FALLBACKS": "too short"})


{% endif %}
{% if 'accounts' in on %}
@pytest.mark.parametrize(
    "name", ["DATABASE_URL", "TRUSTED_HOSTS", "MAIL_SERVER", "MAIL_DEFAULT_SENDER"]
)
{% else %}
@pytest.mark.parametrize("name", [{{ '"DATABASE_URL", ' if 'database' in on }}"TRUSTED_HOSTS"])
{% endif %}
def test_production_does_not_start_without(name: str) -> None:
    with pytest.raises(ConfigurationError, match=name):
        Config(PRODUCTION | {name: ""})


{% if 'forms' in on and 'tokens' in on %}
def test_one_secret_does_not_sign_both_pages_and_tokens() -> None:
    with pytest.raises(ConfigurationError, match="JWT_SECRET_KEY"):
        Config(PRODUCTION | {"JWT_SECRET_KEY": PRODUCTION["SECRET_KEY"]})


{% endif %}
{% if 'two_factor' in on %}
def test_one_secret_does_not_sign_pages_and_encrypt_codes() -> None:
    with pytest.raises(ConfigurationError, match="TOTP_SECRET_KEY"):
        Config(PRODUCTION | {"TOTP_SECRET_KEY": PRODUCTION["SECRET_KEY"]})


{% endif %}
@pytest.mark.parametrize("name", ["DEBUG", "FLASK_DEBUG"])
def test_production_does_not_start_with_debug_on(name: str) -> None:
    with pytest.raises(ConfigurationError, match="DEBUG"):
        Config(PRODUCTION | {name: "1"})


def test_an_unknown_environment_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="ENVIRONMENT"):
        Config(PRODUCTION | {"ENVIRONMENT": "staging"})


@pytest.mark.parametrize("hosts", ["*", "example.org,*", "https://example.org"])
def test_production_answers_to_names_of_hosts_alone(hosts: str) -> None:
    with pytest.raises(ConfigurationError, match="TRUSTED_HOSTS"):
        Config(PRODUCTION | {"TRUSTED_HOSTS": hosts})


MALFORMED = {
{% if 'forms' in on %}
    "SECRET_KEY": "",
{% endif %}
    "TRUSTED_HOSTS": "",
    "DEBUG": "perhaps",
    "TRUSTED_PROXIES": "one",
    "HSTS_SECONDS": "-1",
    {% fragments "tests.malformed" %}
}


def test_all_that_is_wrong_is_named_at_once() -> None:
    with pytest.raises(ConfigurationError) as refused:
        Config(PRODUCTION | MALFORMED)

    lines = str(refused.value).splitlines()
    assert sorted(line.partition(" ")[0] for line in lines) == sorted(MALFORMED)
    assert all(line.endswith((".", "'")) for line in lines)


def test_a_command_ends_without_a_traceback() -> None:
    done = run(
        [sys.executable, "-c", "import wsgi"],
        env=PRODUCTION | MALFORMED | {"PYTHONPATH": "."},
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("The service cannot start:")
    assert "Traceback" not in done.stderr
    assert all(name in done.stderr for name in MALFORMED)
{% if cookiecutter.database == 'postgresql' %}


def test_hosts_may_write_postgres_in_short() -> None:
    config = Config(PRODUCTION | {"DATABASE_URL": "postgres://example.org/shelf"})

    assert config.{{ 'SQLALCHEMY_DATABASE_URI' if 'sqlalchemy' in cookiecutter.__features else 'DATABASE_URL' }} == "postgresql://example.org/shelf"
{% endif %}

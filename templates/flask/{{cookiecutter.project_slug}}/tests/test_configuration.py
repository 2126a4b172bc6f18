{% set on = cookiecutter.__features %}
"""The configuration: what may start, and what is refused."""

{% filter imports %}
import pytest
from {{ cookiecutter.project_slug }}.config import Config, ConfigurationError
from tests.environment import PRODUCTION
{% endfilter %}


def test_a_complete_environment_is_accepted() -> None:
    assert PRODUCTION["SECRET_KEY"] == Config(PRODUCTION).SECRET_KEY


def test_production_is_what_is_meant_when_nothing_is_said() -> None:
    environ = {name: value for name, value in PRODUCTION.items() if name != "ENVIRONMENT"}

    assert Config(environ).HTTPS_ONLY


{% if 'tokens' in on %}
@pytest.mark.parametrize("name", ["SECRET_KEY", "JWT_SECRET_KEY"])
{% else %}
@pytest.mark.parametrize("name", ["SECRET_KEY"])
{% endif %}
@pytest.mark.parametrize("value", ["", "change-me", "too short", "x" * 60, "change-me" * 8])
def test_a_secret_that_can_be_guessed_is_refused(name: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=name):
        Config(PRODUCTION | {name: value})


@pytest.mark.parametrize("name", [{{ '"DATABASE_URL", ' if 'database' in on }}"TRUSTED_HOSTS"{{ ', "MAIL_SERVER"' if 'accounts' in on }}])
def test_production_does_not_start_without(name: str) -> None:
    with pytest.raises(ConfigurationError, match=name):
        Config(PRODUCTION | {name: ""})


{% if 'tokens' in cookiecutter.__features %}
def test_one_secret_does_not_sign_both_pages_and_tokens() -> None:
    with pytest.raises(ConfigurationError, match="JWT_SECRET_KEY"):
        Config(PRODUCTION | {"JWT_SECRET_KEY": PRODUCTION["SECRET_KEY"]})


{% endif %}
@pytest.mark.parametrize("name", ["DEBUG", "FLASK_DEBUG"])
def test_production_does_not_start_with_debug_on(name: str) -> None:
    with pytest.raises(ConfigurationError, match="DEBUG"):
        Config(PRODUCTION | {name: "1"})


def test_an_unknown_environment_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="ENVIRONMENT"):
        Config(PRODUCTION | {"ENVIRONMENT": "staging"})


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="TRUSTED_PROXIES"):
        Config(PRODUCTION | {"TRUSTED_PROXIES": "one"})
{% if cookiecutter.database == 'postgresql' %}


def test_hosts_may_write_postgres_in_short() -> None:
    config = Config(PRODUCTION | {"DATABASE_URL": "postgres://example.org/shelf"})

    assert config.{{ 'SQLALCHEMY_DATABASE_URI' if 'sqlalchemy' in cookiecutter.__features else 'DATABASE_URL' }} == "postgresql://example.org/shelf"
{% endif %}

{% set on = cookiecutter.__features %}
{% set database = 'sqlite' in on or 'postgresql' in on or 'mysql' in on or 'oracle' in on %}
{% set address = 'redis' in on or 'cache' in on or 'jobs' in on or 'observability' in on or ('realtime' in on and 'notes' in on) %}
{% set urls = address or 'async_views' in on %}
"""Reading the environment, and refusing what would be broken or unsafe, all of it at once."""

{% if database %}
from contextlib import suppress
{% endif %}
from pathlib import Path
{% if database %}
from typing import Any
{% endif %}
{% if urls %}
from urllib.parse import urlsplit
{% endif %}

from django.core.exceptions import ImproperlyConfigured
from environ import FileAwareEnv

ENVIRONMENTS = ("production", "development", "test")
ON, OFF = FileAwareEnv.BOOLEAN_TRUE_STRINGS, ("false", "off", "no", "n", "0", "")
SHORTEST_SECRET = 50
FEWEST_CHARACTERS = 10

env = FileAwareEnv()
env.read_env(str(Path(__file__).parents[1] / ".env"))

# What is wrong, a line for each reason.
wrong: list[str] = []


class Refused(SystemExit, ImproperlyConfigured):
    """Django's own exception, and one that ends a command or a server without a traceback."""


def check() -> None:
    """Refuse to start where anything is wrong."""
    reasons, wrong[:] = list(wrong), []
    if reasons:
        raise Refused("\n".join(["The service cannot start:", *reasons]))


def environment() -> str:
    """Give the kind of place this runs in."""
    name = text("ENVIRONMENT", "production")
    if name not in ENVIRONMENTS:
        wrong.append(f"ENVIRONMENT must be one of {', '.join(ENVIRONMENTS)}.")
        return "production"
    return name


def secret(name: str) -> str:
    """Give a secret that cannot be guessed."""
    value = needed(name, "Copy .env.example to .env and set it there.")
    size = len(value)
    repeats = any(value[step:] == value[:-step] for step in range(1, size // 2 + 1))
    is_weak = size < SHORTEST_SECRET or len(set(value)) < FEWEST_CHARACTERS or repeats
    if value and (is_weak or "change-me" in value or value.startswith("django-insecure")):
        wrong.append(
            f"{name} can be guessed. Make one: "
            "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return value


def text(name: str, otherwise: str = "") -> str:
    """Give a value, or another one where it is missing or empty."""
    value: str = env.str(name, default="")
    return value or otherwise


def needed(name: str, reason: str) -> str:
    """Give a value that must be there."""
    value = text(name)
    if not value:
        wrong.append(f"{name} is missing. {reason}")
    return value


def flag(name: str) -> bool:
    """Give whether something is on."""
    value = text(name).lower()
    if value not in ON + OFF:
        wrong.append(f"{name} must be true or false.")
    return value in ON


def number(name: str, otherwise: int) -> int:
    """Give a whole number."""
    value = text(name, str(otherwise))
    if not value.isdecimal():
        wrong.append(f"{name} must be a whole number, such as {otherwise}.")
        return otherwise
    return int(value)


def listed(name: str) -> list[str]:
    """Give the parts of a value that is separated by commas."""
    return [part.strip() for part in text(name).split(",") if part.strip()]
{% if database %}


def database() -> dict[str, Any]:
    """Give the settings of the database."""
    url = needed("DATABASE_URL", "It names the database.")
    with suppress(ValueError):
        if url.partition(":")[0] in env.DB_SCHEMES:
            return dict(env.db_url_config(url))
    if url:
        wrong.append("DATABASE_URL must be an address such as {{ cookiecutter.database }}://host/name.")
    return {"ENGINE": "", "NAME": ""}
{% endif %}
{% if address %}


def address(name: str, *schemes: str) -> str:
    """Give an address that may be left out."""
    value = text(name)
    if value and not is_address(value, *schemes):
        wrong.append(f"{name} must be an address that begins with {schemes[0]}://.")
    return value
{% endif %}
{% if urls %}


def is_address(value: str, *schemes: str) -> bool:
    """Whether this is an address of such a scheme."""
    try:
        return urlsplit(value).scheme in schemes and urlsplit(value).port != 0
    except ValueError:
        return False
{% endif %}

{% set on = cookiecutter.__features %}
{% set database = 'sqlite' in on or 'postgresql' in on or 'mysql' in on or 'oracle' in on %}
{% set address = 'redis' in on or 'cache' in on or 'celery' in on or 'observability' in on or ('realtime' in on and 'notes' in on) %}
{% set urls = database or address or 'async_views' in on %}
"""The environment: what is missing, malformed or unsafe in it is reported at once."""

import re
from pathlib import Path
{% if database %}
from typing import Any
{% endif %}

from django.core.exceptions import ImproperlyConfigured
from environ import FileAwareEnv
{% if urls %}

# What follows the scheme of a URL.
URL = r"://([^\s/@]*@)?(\[\S+\]|[^\s/:@]*)(:\d+)?([/?]\S*)?"
{% endif %}

env = FileAwareEnv()
env.read_env(str(Path(__file__).parents[1] / ".env"))

# What is wrong: lines that begin with the name of a variable.
wrong: list[str] = []


class Refused(SystemExit, ImproperlyConfigured):
    """Django's own exception, and one that ends a command or a server without a traceback."""


def check() -> None:
    """Refuse to start where anything is wrong, with the first reason for each variable."""
    reasons = {line.partition(" ")[0]: line for line in reversed(wrong)}
    wrong.clear()
    if reasons:
        raise Refused("\n".join(["The service cannot start:", *reversed(reasons.values())]))


def text(name: str, otherwise: str = "", pattern: str = ".*", form: str = "") -> str:
    """Return a value, or another one where it is missing, empty or malformed."""
    # As it is: `env.str` takes a value that begins with `$` for the name of another variable.
    value: str = env.ENVIRON.get(name, "").strip() or otherwise
    if re.fullmatch(pattern, value, re.DOTALL):
        return value
    wrong.append(f"{name} must be {form}.")
    return otherwise


def secret(name: str) -> str:
    """Return a secret that cannot be guessed."""
    value = text(name)
    if len(value) < 50 or len(set(value)) < 10 or "change-me" in value:
        make = "uv run python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        wrong.append(f"{name} is missing or can be guessed. Make one: {make}")
    return value


def flag(name: str, otherwise: str = "false") -> bool:
    words = "(?i:true|on|yes|y|ok|1|false|off|no|n|0)"
    return text(name, otherwise, words, "true or false").lower() in env.BOOLEAN_TRUE_STRINGS


def number(name: str, otherwise: int) -> int:
    return int(text(name, str(otherwise), r"\d+", f"a whole number, such as {otherwise}"))


def listed(name: str) -> list[str]:
    """Return the parts of a value that is separated by commas."""
    return [part.strip() for part in text(name).split(",") if part.strip()]
{% if database %}


def database() -> dict[str, Any]:
    schemes = "|".join(env.DB_SCHEMES)
    form = "an address such as {{ 'sqlite:///database.sqlite3' if cookiecutter.database == 'sqlite' else cookiecutter.database ~ '://host/name' }}"
    url = text("DATABASE_URL", "", f"({schemes}){URL}", form)
    return dict(env.db_url_config(url or "sqlite://:memory:"))
{% endif %}
{% if address %}


def address(name: str, *schemes: str) -> str:
    """Return an optional address."""
    form = f"an address that begins with {schemes[0]}://"
    return text(name, "", f"(({'|'.join(schemes)}){URL})?", form)
{% endif %}

"""Reading the environment, and refusing what would be broken or unsafe."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environ import FileAwareEnv

ENVIRONMENTS = ("production", "development", "test")
SHORTEST_SECRET = 50

env = FileAwareEnv()
env.read_env(str(Path(__file__).parents[1] / ".env"))


def environment() -> str:
    """Give the kind of place this runs in."""
    name: str = env.str("ENVIRONMENT", default="production")
    if name not in ENVIRONMENTS:
        raise ImproperlyConfigured(f"ENVIRONMENT must be one of {', '.join(ENVIRONMENTS)}.")
    return name


def secret(name: str) -> str:
    """Give a secret that cannot be guessed."""
    value = needed(name, "Copy .env.example to .env and set it there.")
    if "change-me" in value or len(value) < SHORTEST_SECRET or len(set(value)) < 5:
        raise ImproperlyConfigured(
            f"{name} can be guessed. Make one: "
            "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return value


def needed(name: str, reason: str) -> str:
    """Give a value that must be there."""
    value: str = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} is missing. {reason}")
    return value


def number(name: str, otherwise: int) -> int:
    """Give a whole number."""
    try:
        return int(env.str(name, default="") or otherwise)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number.") from error


def listed(name: str) -> list[str]:
    """Give the parts of a value that is separated by commas."""
    return [part.strip() for part in env.str(name, default="").split(",") if part.strip()]

"""The configuration: read from the environment, and checked before anything starts."""

{% filter imports %}
from collections.abc import Mapping
{% fragments "config.imports" %}
{% endfilter %}

SHORTEST_SECRET = 50
FEWEST_CHARACTERS = 5
ENVIRONMENTS = ("production", "development", "test")


class ConfigurationError(Exception):
    """The environment does not describe a service that may start."""


class Config:
    """What the application runs with; the upper-case names are Flask's and its extensions'."""

    MAX_CONTENT_LENGTH = 1024 * 1024
    {% fragments "config.constants" %}

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.ENVIRONMENT = environ.get("ENVIRONMENT", "production")
        in_production = self.ENVIRONMENT == "production"
        self.DEBUG = _is_on(environ, "DEBUG") or _is_on(environ, "FLASK_DEBUG")
        self.TESTING = self.ENVIRONMENT == "test"
        self.SECRET_KEY = environ.get("SECRET_KEY", "")
        self.TRUSTED_HOSTS = _listed(environ, "TRUSTED_HOSTS") or None
        self.TRUSTED_PROXIES = _number(environ, "TRUSTED_PROXIES", 0)
        self.HTTPS_ONLY = in_production
        self.HSTS_SECONDS = _number(environ, "HSTS_SECONDS", 3600)
        self.HSTS_INCLUDE_SUBDOMAINS = _is_on(environ, "HSTS_INCLUDE_SUBDOMAINS")
        self.PREFERRED_URL_SCHEME = "https" if in_production else "http"
        {% fragments "config.environment" %}
        self._check()

    def _check(self) -> None:
        """Refuse to start with what would be broken or unsafe."""
        if self.ENVIRONMENT not in ENVIRONMENTS:
            raise ConfigurationError(f"ENVIRONMENT must be one of {', '.join(ENVIRONMENTS)}.")
        _check_secret("SECRET_KEY", self.SECRET_KEY)
        {% fragments "config.checks" %}
        if self.ENVIRONMENT == "production":
            self._check_production()

    def _check_production(self) -> None:
        """Refuse what only a developer's own machine may have."""
        if self.DEBUG:
            raise ConfigurationError("DEBUG shows code and secrets: production never has it on.")
        if not self.TRUSTED_HOSTS:
            raise ConfigurationError("TRUSTED_HOSTS is missing: the names this service answers to.")
        {% fragments "config.production" %}


def _check_secret(name: str, value: str) -> None:
    if not value:
        raise ConfigurationError(f"{name} is missing. Copy .env.example to .env and set it there.")
    is_short = len(value) < SHORTEST_SECRET or len(set(value)) < FEWEST_CHARACTERS
    if is_short or "change-me" in value:
        raise ConfigurationError(
            f"{name} can be guessed. Make one: "
            "python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )


def _is_on(environ: Mapping[str, str], name: str, otherwise: str = "") -> bool:
    return environ.get(name, otherwise).lower() in {"1", "true", "yes", "on"}


def _listed(environ: Mapping[str, str], name: str) -> list[str]:
    return [part.strip() for part in environ.get(name, "").split(",") if part.strip()]


def _number(environ: Mapping[str, str], name: str, otherwise: int) -> int:
    try:
        return int(environ.get(name) or otherwise)
    except ValueError as error:
        raise ConfigurationError(f"{name} must be a whole number.") from error

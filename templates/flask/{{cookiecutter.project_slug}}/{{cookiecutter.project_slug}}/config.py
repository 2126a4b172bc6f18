{% set on = cookiecutter.__features %}
{% set urls = 'limits' in on or 'cache' in on or 'observability' in on or 'async_views' in on or 'database' in on or ('realtime' in on and 'notes' in on) %}
{% set signs = 'forms' in on %}
{% set secrets = signs or 'tokens' in on or 'observability' in on %}
"""The configuration: read from the environment, and checked before anything starts."""

{% filter imports %}
from collections.abc import Iterator, Mapping
{% if urls %}
from urllib.parse import urlsplit
{% endif %}
{% fragments "config.imports" %}
{% endfilter %}

{% if secrets %}
SHORTEST_SECRET = 50
FEWEST_CHARACTERS = 10
{% endif %}
ENVIRONMENTS = ("production", "development", "test")
ON, OFF = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}
{% fragments "config.names" %}


class ConfigurationError(Exception):
    """The environment does not describe a service that may start: a line for each reason."""


class Config:
    """What the application runs with; the upper-case names are Flask's and its extensions'."""

    MAX_CONTENT_LENGTH = 1024 * 1024
    {% fragments "config.constants" %}

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ, self._wrong = environ, list[str]()
        self.ENVIRONMENT = environ.get("ENVIRONMENT", "production")
        self.DEBUG = self._is_on("DEBUG") or self._is_on("FLASK_DEBUG")
        self.TESTING = self.ENVIRONMENT == "test"
{% if signs %}
        self.SECRET_KEY = environ.get("SECRET_KEY", "")
{% endif %}
        self.TRUSTED_HOSTS = self._listed("TRUSTED_HOSTS") or None
        self.TRUSTED_PROXIES = self._number("TRUSTED_PROXIES", 0)
        self.HTTPS_ONLY = self.ENVIRONMENT == "production"
        self.HSTS_SECONDS = self._number("HSTS_SECONDS", 3600)
        self.HSTS_INCLUDE_SUBDOMAINS = self._is_on("HSTS_INCLUDE_SUBDOMAINS")
        {% fragments "config.environment" %}
        self._wrong += self._unsafe()
        if self.ENVIRONMENT not in ENVIRONMENTS[1:]:
            self._wrong += self._unsafe_in_production()
        if self._wrong:
            raise ConfigurationError("\n".join(self._wrong))

    def _unsafe(self) -> Iterator[str]:
        """Yield what would be broken or unsafe."""
        if self.ENVIRONMENT not in ENVIRONMENTS:
            yield f"ENVIRONMENT must be one of {', '.join(ENVIRONMENTS)}."
{% if signs %}
        yield from _weakness("SECRET_KEY", self.SECRET_KEY)
{% endif %}
        {% fragments "config.checks" %}

    def _unsafe_in_production(self) -> Iterator[str]:
        """Yield what is allowed in development only."""
        if self.DEBUG:
            yield "DEBUG exposes code and secrets: production never has it on."
        if not self.TRUSTED_HOSTS:
            yield "TRUSTED_HOSTS is missing: the names this service answers to."
        elif any("*" in host or "/" in host for host in self.TRUSTED_HOSTS):
            yield "TRUSTED_HOSTS must be names of hosts, such as example.org: no * and no address."
        {% fragments "config.production" %}

    def _is_on(self, name: str, default: str = "") -> bool:
        value = self._environ.get(name, default).lower()
        if value not in ON | OFF:
            self._wrong.append(f"{name} must be true or false.")
        return value in ON

    def _number(self, name: str, default: int) -> int:
        value = self._environ.get(name) or str(default)
        if not value.isdecimal():
            self._wrong.append(f"{name} must be a whole number, such as {default}.")
            return default
        return int(value)

    def _listed(self, name: str) -> list[str]:
        return [one.strip() for one in self._environ.get(name, "").split(",") if one.strip()]
{% if urls %}

    def _url(self, name: str, *schemes: str, default: str = "") -> str:
        value = self._environ.get(name) or default
        if value and not _is_url(value, schemes):
            self._wrong.append(f"{name} must be an address that begins with {schemes[0]}://.")
        return value
{% endif %}
{% if secrets %}


def _weakness(name: str, value: str) -> Iterator[str]:
    """Yield why this is not a secret."""
    repeats = any(value[step:] == value[:-step] for step in range(1, len(value) // 2 + 1))
    is_weak = len(value) < SHORTEST_SECRET or len(set(value)) < FEWEST_CHARACTERS or repeats
    if not value:
        yield f"{name} is missing. Copy .env.example to .env and set it there."
    elif is_weak or "change-me" in value:
        yield (
            f"{name} can be guessed. Make one: "
            "uv run python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
{% endif %}
{% if urls %}


def _is_url(value: str, schemes: tuple[str, ...]) -> bool:
    try:
        url = urlsplit(value)
        # A driver may follow the scheme, after a plus sign.
        return url.scheme.partition("+")[0] in schemes and url.port != 0
    except ValueError:
        return False
{% endif %}

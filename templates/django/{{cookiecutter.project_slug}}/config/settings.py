"""Settings, read from the environment; .env.example says what each variable is for."""

{% filter imports %}
from pathlib import Path
import environ
from django.utils.csp import CSP
from config.production import refuse_unsafe
{% fragments "settings.imports" %}
{% endfilter %}
{% fragments "settings.start" %}

BASE_DIR = Path(__file__).resolve().parents[1]

env = environ.Env()
# What the process was started with wins over what the file says.
env.read_env(BASE_DIR / ".env")

ENVIRONMENT = env.str(
    "ENVIRONMENT", default="production", choices=("production", "development", "test")
)
IN_PRODUCTION = ENVIRONMENT == "production"
DEBUG = env.bool("DEBUG", default=False)

SECRET_KEY = env.str("SECRET_KEY")
{% fragments "settings.secrets" %}
if IN_PRODUCTION:
    refuse_unsafe(
        debug=DEBUG,
        secrets={
            "SECRET_KEY": SECRET_KEY,
            {% fragments "settings.checked_secrets" %}
        },
    )

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])

# How many proxies stand in front of the service and write X-Forwarded-For and -Proto.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
{% fragments "settings.site" %}

# Parts

{% set apps %}
    {% fragments "settings.apps.django" %}
    {% fragments "settings.apps" %}
    {% fragments "settings.apps.own" %}
{% endset %}
{% if apps %}
INSTALLED_APPS = [
{{ apps }}]

{% endif %}
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    {% fragments "settings.middleware.first" %}
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    {% fragments "settings.middleware" %}
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    {% fragments "settings.middleware.last" %}
]

ROOT_URLCONF = "config.urls"
{% fragments "settings.application" %}
{% fragments "settings.sections" %}

# Language and time

LANGUAGE_CODE = "en"
USE_I18N = False
TIME_ZONE = "UTC"

# Safety

SECURE_SSL_REDIRECT = IN_PRODUCTION
# Health is asked from inside, where there is no TLS.
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IN_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SECURE = IN_PRODUCTION
CSRF_COOKIE_HTTPONLY = True
{% fragments "settings.cookies" %}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

SECURE_CSP = {
    "default-src": [CSP.NONE],
    {% fragments "settings.csp" %}
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}

# Logs go to where the process writes.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "line",
        },
    },
    "root": {"handlers": ["stdout"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {"django": {"level": "NOTSET"}},
}

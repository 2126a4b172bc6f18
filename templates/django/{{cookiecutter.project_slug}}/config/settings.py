{% set on = cookiecutter.__features %}
{% set forged = 'forms' in on or ('languages' in on and 'layout' in on) %}
"""The settings: read from the environment, and checked before anything starts."""

{% filter imports %}
from pathlib import Path
from django.utils.csp import CSP
from .environment import check, flag, listed, number, secret, text, wrong
{% fragments "settings.imports" %}
{% endfilter %}

BASE_DIR = Path(__file__).parents[1]
{% if 'assets' in on %}
SITE_NAME = {{ cookiecutter.project_name | python }}
{% endif %}

ENVIRONMENTS = "production|development|test"
ENVIRONMENT = text("ENVIRONMENT", "production", ENVIRONMENTS, f"one of {ENVIRONMENTS}")
IN_PRODUCTION = ENVIRONMENT == "production"
DEBUG = flag("DEBUG")
if IN_PRODUCTION and DEBUG:
    wrong.append("DEBUG exposes code and secrets: production never has it on.")
SECRET_KEY = secret("SECRET_KEY")
SECRET_KEY_FALLBACKS = listed("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = listed("ALLOWED_HOSTS")
if IN_PRODUCTION and not (ALLOWED_HOSTS and {*"*/"}.isdisjoint("".join(ALLOWED_HOSTS))):
    wrong.append("ALLOWED_HOSTS must be names of hosts, such as example.org: no * and no address.")
TRUSTED_PROXIES = number("TRUSTED_PROXIES", 0)

{% if cookiecutter.example == 'notes' or 'users' in on or 'assets' in on or 'rest' in on or 'observability' in on or 'async_views' in on %}
INSTALLED_APPS = [
    {% fragments "settings.apps.django" %}
    {% fragments "settings.apps.third" %}
    {% fragments "settings.apps" %}
]
{% else %}
INSTALLED_APPS: list[str] = []
{% endif %}
MIDDLEWARE = [
    {% fragments "settings.middleware.first" %}
    "{{ cookiecutter.project_slug }}.middleware.ProbesMiddleware",
    # Before SecurityMiddleware, so that its redirects to HTTPS have these headers too.
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "{{ cookiecutter.project_slug }}.middleware.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    {% fragments "settings.middleware.static" %}
    {% fragments "settings.middleware.outer" %}
    "{{ cookiecutter.project_slug }}.middleware.BodySizeMiddleware",
    {% fragments "settings.middleware.early" %}
    "django.middleware.common.CommonMiddleware",
    {% if forged %}
    "django.middleware.csrf.CsrfViewMiddleware",
    {% endif %}
    {% fragments "settings.middleware" %}
]
ROOT_URLCONF = "config.urls"
{% fragments "settings.application" %}

# Security

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_SSL_REDIRECT = IN_PRODUCTION
SECURE_REDIRECT_EXEMPT = ["(^|/)health/(live|ready)$"{{ ', "(^|/)metrics$"' if 'observability' in cookiecutter.__features }}]
SECURE_HSTS_SECONDS = number("HSTS_SECONDS", 3600) if IN_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = flag("HSTS_INCLUDE_SUBDOMAINS")
{% if forged %}
# Other hosts of the domain may not speak HTTPS yet.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
{% else %}
# Other hosts of the domain may not speak HTTPS yet; nothing here takes cookies or forms.
SILENCED_SYSTEM_CHECKS = ["security.W003", "security.W005", "security.W021"]
{% endif %}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
{% if 'database' in on %}
# A form with files may be larger. They wait in /tmp, which a container may have in memory.
UPLOAD_MAX_SIZE = 10 * 1024 * 1024
{% endif %}
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
{% if forged %}
CSRF_COOKIE_SECURE = IN_PRODUCTION
CSRF_COOKIE_HTTPONLY = True
{% endif %}
{% fragments "settings.security" %}
{% fragments "settings.sections" %}

# Time and language

TIME_ZONE = "UTC"
{% if 'languages' in on %}
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "{{ cookiecutter.project_slug }}" / "locale"]
{% if 'layout' in on %}
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = IN_PRODUCTION
{% endif %}
{% else %}
USE_I18N = False
{% endif %}

# Logs

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
{% if 'observability' in on %}
    "formatters": {
        "line": {
            "()": "{{ cookiecutter.project_slug }}.observability.logs.formatter",
            "environment": ENVIRONMENT,
        },
    },
{% elif 'log_filters' in on %}
    "formatters": {
        "line": {
            "class": "{{ cookiecutter.project_slug }}.users.logs.WithoutKeys",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        },
    },
{% else %}
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
{% endif %}
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "line",
        },
    },
    "root": {"handlers": ["stdout"], "level": {{ 'LOG_LEVEL' if 'observability' in on else '"INFO"' }}},
{% if 'observability' in on or 'log_filters' in on %}
    "loggers": {
        "django": {"handlers": [], "propagate": True},
{% if 'observability' in on %}
        # Every request has a line of this service already, without its query.
        "django.server": {"handlers": [], "propagate": False},
{% if 'wsgi' in on %}
        "gunicorn.error": {"handlers": [], "propagate": True},
{% else %}
        "uvicorn": {"handlers": [], "propagate": True},
        "uvicorn.error": {"handlers": [], "propagate": True},
        "uvicorn.access": {"handlers": [], "propagate": False},
{% endif %}
{% elif 'wsgi' in on %}
        "gunicorn.access": {"handlers": [], "propagate": True},
{% else %}
        "uvicorn": {"handlers": [], "propagate": True},
        "uvicorn.access": {"handlers": [], "propagate": True},
{% endif %}
    },
{% else %}
    "loggers": {"django": {"handlers": [], "propagate": True}},
{% endif %}
}

check()

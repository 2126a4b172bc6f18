"""Safe as delivered, ready for production, explained: what every project owes its owner."""

from generator.inspection.capabilities.meeting import (
    Row,
    built_in,
    extension,
    own_code,
)

SAFETY = (
    Row(
        "CSRF protection",
        django=built_in("CsrfViewMiddleware"),
        flask=extension("flask-wtf", "{slug}/extensions.py"),
        when=("forms",),
    ),
    Row(
        "Content-Security-Policy without exceptions",
        django=built_in("SECURE_CSP"),
        flask=own_code("{slug}/headers.py"),
    ),
    Row(
        "HSTS and other security headers",
        django=built_in("SecurityMiddleware"),
        flask=own_code("{slug}/headers.py"),
    ),
    Row(
        "plain HTTP led to HTTPS",
        django=built_in("SECURE_SSL_REDIRECT"),
        flask=own_code("{slug}/headers.py"),
    ),
    Row(
        "secure and http-only cookies",
        django=built_in("its cookies"),
        flask=built_in("its cookies"),
        when=("forms",),
    ),
    Row(
        "unknown host names refused",
        django=built_in("ALLOWED_HOSTS"),
        flask=built_in("TRUSTED_HOSTS"),
    ),
    Row(
        "large bodies refused",
        django=own_code("{slug}/middleware.py"),
        flask=built_in("MAX_CONTENT_LENGTH"),
    ),
    Row(
        "production refuses known secrets",
        django=own_code("config/environment.py"),
        flask=own_code("{slug}/config.py"),
    ),
    Row(
        "check of the production settings",
        django=built_in("check --deploy", "tests/test_deployment.py"),
        flask=own_code("tests/test_deployment.py"),
    ),
)

PRODUCTION = (
    Row(
        "settings from the environment",
        django=extension("django-environ", "config/environment.py"),
        flask=own_code("{slug}/config.py"),
    ),
    Row(
        "secrets read from files",
        django=extension("django-environ"),
    ),
    Row(
        "server that stops gracefully",
        django=(
            extension("uvicorn", "config/asgi.py", when="asgi"),
            extension("gunicorn", "gunicorn.conf.py", "config/wsgi.py"),
        ),
        flask=extension("gunicorn", "gunicorn.conf.py", "wsgi.py"),
    ),
    Row(
        "logs to the terminal",
        django=built_in("LOGGING"),
        flask=(
            extension("structlog", "{slug}/observability/logs.py", when="observability"),
            extension("gunicorn", "gunicorn.conf.py"),
        ),
    ),
    Row(
        "health checks (live and ready)",
        django=own_code("{slug}/health/"),
        flask=own_code("{slug}/health/"),
    ),
    Row(
        "static files under hashed names",
        django=extension("whitenoise", "{slug}/static_files.py"),
        flask=own_code("{slug}/static_files.py"),
        when=("assets",),
    ),
    Row(
        "static files compressed beforehand",
        django=extension("whitenoise"),
        when=("assets",),
    ),
    Row(
        "limits that several processes share",
        django=(
            own_code("{slug}/limits/cache.py", when="mongodb"),
            own_code("{slug}/limits/cache.py", when="redis"),
            built_in("DatabaseCache", "{slug}/limits/migrations/", when="database"),
            built_in("FileBasedCache"),
        ),
        flask=tuple(
            extension("flask-limiter", when=redis)
            for redis in ("redis", "cache", "jobs", "notes+realtime")
        ),
        when=("limits",),
    ),
    Row("Dockerfile and compose.yaml"),
    Row("CI workflow"),
    Row("update bot"),
)

WORDS = (
    Row(
        "README from first run to deploying",
        django=own_code("README.md"),
        flask=own_code("README.md"),
    ),
    Row(
        "decision record of the framework",
        django=own_code("docs/decisions/0001-web-framework.md"),
        flask=own_code("docs/decisions/0001-web-framework.md"),
    ),
    Row(
        "record of its making",
        django=own_code(".startwise.toml"),
        flask=own_code(".startwise.toml"),
    ),
)

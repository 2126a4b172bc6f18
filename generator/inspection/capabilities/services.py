"""API, async and realtime, jobs, cache, languages, observability: what one can ask for."""

from generator.inspection.capabilities.meeting import (
    Row,
    built_in,
    extension,
    own_code,
)

_DRF = "djangorestframework"
_SMOREST = "flask-smorest"

API = (
    Row(
        "API with full CRUD",
        django=extension(
            _DRF,
            "{slug}/notes/api.py",
            "{slug}/notes/api_urls.py",
            "{slug}/api/urls.py",
            "{slug}/api/parsers.py",
        ),
        flask=extension(_SMOREST, "{slug}/notes/api.py", "{slug}/api/__init__.py"),
        when=("notes+rest",),
    ),
    Row(
        "API that computes",
        django=extension(
            _DRF,
            "{slug}/statistics/api.py",
            "{slug}/statistics/api_urls.py",
            "{slug}/api/urls.py",
            "{slug}/api/parsers.py",
        ),
        flask=extension(_SMOREST, "{slug}/statistics/api.py", "{slug}/api/__init__.py"),
        when=("rest+statistics",),
    ),
    Row(
        "API fields made from the model",
        django=(
            own_code("{slug}/notes/serializers.py", when="redis"),
            extension(_DRF, "{slug}/notes/serializers.py", "{slug}/api/serializers.py"),
        ),
        flask=(
            extension("marshmallow-sqlalchemy", "{slug}/notes/schemas.py", when="sqlalchemy"),
            own_code("{slug}/notes/schemas.py"),
        ),
        when=("notes+rest",),
    ),
    Row(
        "API errors in one shape (RFC 9457)",
        django=own_code("{slug}/api/problems.py"),
        flask=own_code("{slug}/api/problems.py", "{slug}/errors.py"),
        when=("rest",),
    ),
    Row(
        "API lists with pagination",
        django=extension(_DRF, "{slug}/api/pagination.py"),
        flask=own_code("{slug}/api/pagination.py", "{slug}/pagination.py"),
        when=("notes+rest",),
    ),
    Row(
        "API filters and ordering",
        django=(
            own_code("{slug}/notes/filters.py", "{slug}/notes/storage.py", when="redis"),
            extension("django-filter", "{slug}/notes/filters.py"),
        ),
        flask=own_code("{slug}/notes/schemas.py", "{slug}/notes/storage.py"),
        when=("notes+rest",),
    ),
    Row(
        "API calls limited by caller",
        django=extension(_DRF, "{slug}/api/limits.py"),
        flask=extension("flask-limiter", "{slug}/extensions.py"),
        when=("rest",),
    ),
    Row(
        "API calls left told in headers",
        flask=extension("flask-limiter"),
        when=("rest",),
    ),
    Row(
        "API calls with a browser's session",
        django=extension(_DRF, "{slug}/api/authentication.py"),
        flask=own_code("{slug}/api/authentication.py"),
        when=("accounts+rest",),
    ),
    Row(
        "OpenAPI 3.1",
        django=extension("drf-spectacular", "{slug}/api/schema.py"),
        flask=extension(_SMOREST, "{slug}/api/__init__.py"),
        when=("rest",),
    ),
    Row(
        "API docs to read and try",
        django=extension(
            "drf-spectacular-sidecar",
            "{slug}/api/docs.py",
            "{slug}/api/templates/api/docs.html",
            "{slug}/static/api-docs.js",
        ),
        flask=extension(
            "flask-swagger-ui",
            "{slug}/api/docs.py",
            "{slug}/api/templates/api/docs.html",
            "{slug}/static/api-docs.js",
        ),
        when=("rest",),
    ),
)

ASYNC = (
    Row(
        "async views",
        django=built_in("async views", "{slug}/upstreams/views.py"),
        flask=built_in("async views in threads", "{slug}/upstreams/views.py"),
        when=("async_views",),
    ),
    Row(
        "several services asked at once",
        django=extension("httpx", "{slug}/upstreams/asking.py"),
        flask=extension("httpx", "{slug}/upstreams/asking.py"),
        when=("async_views",),
    ),
    Row(
        "WebSockets",
        django=extension(
            "channels", "config/asgi.py", "{slug}/live/consumers.py", "{slug}/live/routing.py"
        ),
        flask=extension("flask-sock", "{slug}/live/socket.py", "{slug}/live/connections.py"),
        when=("realtime",),
    ),
    Row(
        "WebSockets without a thread each",
        django=extension("channels"),
        when=("realtime",),
    ),
    Row(
        "WebSockets from own pages alone",
        django=extension("channels", "{slug}/live/routing.py"),
        flask=own_code("{slug}/live/connections.py"),
        when=("realtime",),
    ),
    Row(
        "only so many WebSockets at once",
        django=own_code("{slug}/live/consumers.py"),
        flask=own_code("{slug}/live/connections.py"),
        when=("realtime",),
    ),
    Row(
        "changes told to all processes",
        django=extension("channels-redis", "{slug}/live/publishing.py"),
        flask=own_code("{slug}/live/publishing.py"),
        when=("notes+realtime",),
    ),
    Row(
        "WebSockets opened by token",
        django=own_code("{slug}/live/tokens.py"),
        flask=own_code("{slug}/live/tokens.py"),
        when=("live_tokens",),
    ),
    Row(
        "page that changes by itself",
        django=own_code("{slug}/static/live.js"),
        flask=own_code("{slug}/static/live.js"),
        when=("pages+realtime",),
    ),
)

JOBS = (
    Row(
        "jobs that are tried again",
        django=extension("celery", "config/worker.py", "{slug}/exports/tasks.py"),
        flask=extension("celery", "{slug}/worker.py", "{slug}/exports/tasks.py"),
        when=("jobs",),
    ),
    Row(
        "jobs at set times",
        django=extension("celery"),
        flask=extension("celery"),
        when=("jobs",),
    ),
    Row(
        "exports made by a job",
        django=own_code("{slug}/exports/"),
        flask=own_code("{slug}/exports/"),
        when=("jobs",),
    ),
)

CACHE = (
    Row(
        "cache in Redis",
        django=built_in("RedisCache", "{slug}/caching.py"),
        flask=extension("flask-caching", "{slug}/caching.py"),
        when=("cache",),
    ),
    Row(
        "cache emptied when notes change",
        django=own_code("{slug}/notes/cached.py", "{slug}/notes/changes.py"),
        # Where nothing writes notes, nothing forgets them.
        flask=tuple(
            own_code(
                "{slug}/notes/cached.py",
                "{slug}/notes/storage.py",
                "{slug}/admin/__init__.py",
                when=writing,
            )
            for writing in ("rest", "forms+pages", "admin")
        ),
        when=("cache+notes",),
    ),
    Row(
        "service goes on without its cache",
        django=own_code("{slug}/caching.py"),
        flask=own_code("{slug}/caching.py"),
        when=("cache",),
    ),
)

LANGUAGES = (
    Row(
        "texts in several languages",
        django=built_in("its translations", "{slug}/locale/"),
        flask=extension("flask-babel", "{slug}/languages/__init__.py", "{slug}/locale/"),
        when=("languages",),
    ),
    Row(
        "language as the browser asks",
        django=built_in("LocaleMiddleware"),
        flask=own_code("{slug}/languages/spoken.py"),
        when=("languages",),
    ),
    Row(
        "language by the visitor's choice",
        django=built_in("set_language", "{slug}/templates/layout.html"),
        flask=own_code("{slug}/languages/pages.py", "{slug}/templates/layout.html"),
        when=("languages+layout",),
    ),
    Row(
        "errors in every language",
        django=built_in("its translations"),
        flask=own_code("{slug}/languages/refusals.py"),
        when=("languages",),
    ),
)

OBSERVABILITY = (
    Row(
        "structured logs",
        django=extension("structlog", "{slug}/observability/logs.py"),
        flask=extension("structlog", "{slug}/observability/logs.py"),
        when=("observability",),
    ),
    Row(
        "id of the request in every line",
        django=own_code("{slug}/observability/requests.py", "{slug}/observability/tasks.py"),
        flask=own_code("{slug}/observability/requests.py", "{slug}/observability/jobs.py"),
        when=("observability",),
    ),
    Row(
        "failures told to Sentry",
        django=extension("sentry-sdk", "{slug}/observability/failures.py"),
        flask=extension("sentry-sdk", "{slug}/observability/failures.py"),
        when=("observability",),
    ),
    Row(
        "traces by OpenTelemetry",
        django=extension("opentelemetry-sdk", "{slug}/observability/tracing.py"),
        flask=extension("opentelemetry-instrumentation-flask", "{slug}/observability/tracing.py"),
        when=("observability",),
    ),
    Row(
        "metrics for Prometheus",
        django=extension("prometheus-client", "{slug}/observability/metrics.py"),
        flask=extension("prometheus-client", "{slug}/observability/metrics.py"),
        when=("observability",),
    ),
)

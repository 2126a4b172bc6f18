"""What stands in the code where a capability is met: in the files that its row names, if it does.

Where a row names no file, it stands somewhere in the project's own code or configuration.
"""

from collections.abc import Mapping

# By area and name: on Django, then on Flask; empty where that framework has nothing.
EVIDENCE: Mapping[tuple[str, str], tuple[str, str]] = {
    ("Development", "development server that reloads"): (
        "ENVIRONMENT=development|get_asgi_application",
        "DEBUG=true",
    ),
    ("Development", "tests"): ("import", "import"),
    ("Development", "strict types (mypy)"): ("strict = true", "strict = true"),
    ("Development", "lint and format"): ("[tool.ruff]", "[tool.ruff]"),
    ("Development", "debug toolbar"): ("DebugToolbarMiddleware", "DebugToolbarExtension"),
    ("Development", "seed data by a command"): ("demo@|NOTES = {", "demo@|NOTES = {"),
    # Without the example the database is set up, and the models are to come.
    ("Data", "models and queries"): (
        "class Note|DATABASE|mongo|redis",
        "class Note|Base|Model|mongo|redis",
    ),
    ("Data", "tables or indexes created by a command"): ("operations|DATABASES", "def "),
    ("Data", "migrations generated from models"): ("ENGINE|db_url_config", "migrat"),
    ("Pages", "HTML escaping in templates"): ("{% block content %}",) * 2,
    ("Pages", "styles for light and dark"): ("prefers-color-scheme: dark",) * 2,
    ("Pages", "paginated lists"): ("paginate_by|Paginator", "class Page|db.paginate"),
    ("Pages", "pages to edit and delete"): (
        "def note_delete|class NoteDeleteView",
        "def delete",
    ),
    ("Pages", "forms to write notes"): ("class NoteForm", "class NoteForm"),
    ("Pages", "form with its answer on one page"): ("forms.Form", "FlaskForm"),
    ("Pages", "error pages"): (
        'extends "error.html"',
        'get_template("error.html")|render_template("error.html"',
    ),
    ("Accounts", "sign-up and log-in"): ("{{ signup_url }}", "Security("),
    ("Accounts", "e-mail confirmation"): (
        'ACCOUNT_EMAIL_VERIFICATION = "mandatory"',
        "send_confirmation_form",
    ),
    ("Accounts", "password reset by e-mail"): ("allauth.account.urls", "forgot_password_form"),
    ("Accounts", "password change that ends other sessions"): (
        "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE",
        "change_password_form",
    ),
    ("Accounts", "mail by SMTP or to the terminal"): ("console", "from smtplib import"),
    ("Accounts", "mail sent in the background"): ("", "Thread(target=deliver"),
    ("Accounts", "passwords stored as argon2 hashes"): (
        'PASSWORD_HASHERS = [\n    "django.contrib.auth.hashers.Argon2PasswordHasher"',
        'SECURITY_PASSWORD_SCHEMES = ("argon2",)|from argon2 import',
    ),
    ("Accounts", "short passwords refused"): (
        'OPTIONS": {"min_length": 12}',
        "SECURITY_PASSWORD_LENGTH_MIN = 12|SHORTEST_PASSWORD = 12",
    ),
    ("Accounts", "common passwords refused"): ("CommonPasswordValidator", ""),
    ("Accounts", "log-in throttling by account and address"): (
        "ACCOUNT_RATE_LIMITS = {",
        "LOG_IN_LIMITS = [",
    ),
    ("Accounts", "no user enumeration at log-in"): (
        "allauth.account.auth_backends.AuthenticationBackend",
        "SECURITY_RETURN_GENERIC_RESPONSES = True",
    ),
    ("Accounts", "log-out by POST"): (
        '<form method="post" action="{% url \'account_logout\' %}">',
        '<form method="post" action="{{ url_for(\'security.logout\') }}">',
    ),
    ("Accounts", "safe redirect after log-in"): ("allauth", "flask_security"),
    ("Accounts", "two-factor authentication"): ("allauth.mfa", "Totp"),
    ("Accounts", "permissions by author"): ("Only the author", "def own_note"),
    ("Admin", "admin lists with search and filters"): ("search_fields", "column_searchable_list"),
    ("Admin", "first administrator by a command"): ("def create_superuser", '"create-admin"'),
    ("Admin", "admin permissions per user"): ("user_permissions", ""),
    ("Admin", "admin change log"): ("admin.site.urls", ""),
    ("Admin", "admin without inline scripts"): ("admin.site.urls", "data-click"),
    ("Admin", "admin in the colours of the site"): ("--link-fg", ".navbar"),
    ("API", "API with full CRUD"): ("ModelViewSet", "def delete"),
    ("API", "API that computes"): ("APIView", "ApiBlueprint"),
    ("API", "API serializers"): ("class NoteSerializer", "class NoteSchema"),
    ("API", "problem details (RFC 9457)"): ("application/problem+json",) * 2,
    ("API", "API lists with pagination"): ("PageNumberPagination", "def paginated"),
    ("API", "API filters and ordering"): ("ordering", "ordering"),
    ("API", "API rate limiting by caller"): ("UserRateThrottle", "API_RATE_LIMIT"),
    ("API", "rate-limit headers"): ("", "RATELIMIT_HEADERS_ENABLED = True"),
    ("API", "API session authentication"): ("SessionAuthentication", "def by_session"),
    ("API", "OpenAPI 3.1"): ("def describe_problems", "flask_smorest.Api"),
    ("API", "interactive API docs"): ("swagger", "swagger"),
    ("Tokens", "tokens (obtain/refresh/revoke)"): ("class RevokeView", "class RevokeView"),
    ("Tokens", "token revocation list"): (
        "BlacklistedToken|class Ended",
        "class RevokedToken|def are_revoked",
    ),
    ("Tokens", "refresh token rotation"): ("Used twice", "Used twice"),
    ("Tokens", "token log-in throttling"): (
        "FOR_AN_ACCOUNT = 10",
        "limiter.shared_limit(",
    ),
    ("Tokens", "no user enumeration at token log-in"): (
        "The email address or the password is wrong.",
    )
    * 2,
    ("Tokens", "users created by a command"): ("BaseCommand", '"create-user"'),
    ("Async and realtime", "async views"): ("async def upstreams", "async def index"),
    ("Async and realtime", "concurrent requests to other services"): (
        "asyncio.timeout(SECONDS_TO_WAIT)",
    )
    * 2,
    ("Async and realtime", "WebSockets"): ("AsyncWebsocketConsumer", "Sock()"),
    ("Async and realtime", "WebSockets without a thread each"): ("AsyncWebsocketConsumer", ""),
    ("Async and realtime", "WebSocket origin check"): (
        "OriginValidator",
        "refuse_other_origins",
    ),
    ("Async and realtime", "limit of open WebSockets"): ("TRY_AGAIN_LATER",) * 2,
    ("Async and realtime", "changes broadcast to all processes"): (
        "get_channel_layer",
        "class RedisChannel",
    ),
    ("Async and realtime", "WebSockets opened by token"): (
        "def has_valid_token",
        "def user_of_token",
    ),
    ("Async and realtime", "page that updates itself"): ("new WebSocket(",) * 2,
    ("Jobs", "background jobs with retries"): (
        "retry_backoff=True|MOST_RETRIES|autoretry_for=|MOST_BEGINNINGS",
        "retry_backoff=True|RETRIES|autoretry_for=",
    ),
    ("Jobs", "scheduled jobs"): (
        "CELERY_BEAT_SCHEDULE|PERIODIC_TASKS",
        '"beat_schedule"|queue.periodic',
    ),
    ("Jobs", "exports by a background job"): ("class Export",) * 2,
    ("Cache", "cache in Redis"): ("backends.redis.RedisCache", "flask_caching"),
    ("Cache", "cache invalidation"): ("forget_notes()|notes:{version()}", "records_changed"),
    ("Cache", "service that runs without its cache"): (
        "suppress(RedisError)",
        "The cache is unavailable; going on",
    ),
    ("Languages", "texts in several languages"): ("Language: de", "Language: de"),
    ("Languages", "language from Accept-Language"): (
        "django.middleware.locale.LocaleMiddleware",
        "request.accept_languages",
    ),
    ("Languages", "language by the visitor's choice"): ("set_language", "set_cookie"),
    ("Languages", "errors in every language"): ("USE_I18N|LOCALE_PATHS", "EXPLANATIONS"),
    ("Observability", "structured logs"): ("structlog.configure(",) * 2,
    ("Observability", "request IDs in logs"): ("X-Request-ID",) * 2,
    ("Observability", "errors sent to Sentry"): ("sentry_sdk.init(",) * 2,
    ("Observability", "traces by OpenTelemetry"): ("OTLPSpanExporter(",) * 2,
    ("Observability", "metrics for Prometheus"): ("generate_latest(",) * 2,
    ("Security", "CSRF protection"): (
        "django.middleware.csrf.CsrfViewMiddleware",
        "CSRFProtect()",
    ),
    ("Security", "strict Content-Security-Policy"): (
        "django.middleware.csp.ContentSecurityPolicyMiddleware",
        '"Content-Security-Policy": CONTENT_SECURITY_POLICY',
    ),
    ("Security", "HSTS and other security headers"): (
        "SECURE_HSTS_SECONDS = number",
        '"Strict-Transport-Security"]',
    ),
    ("Security", "HTTPS redirect"): (
        "SECURE_SSL_REDIRECT = IN_PRODUCTION",
        "def insist_on_https",
    ),
    ("Security", "secure and http-only cookies"): (
        "CSRF_COOKIE_SECURE = IN_PRODUCTION",
        "SESSION_COOKIE_SECURE = self.HTTPS_ONLY",
    ),
    ("Security", "host name check"): (
        'ALLOWED_HOSTS = listed("ALLOWED_HOSTS")',
        'TRUSTED_HOSTS = self._listed("TRUSTED_HOSTS")',
    ),
    ("Security", "request size limit"): (
        "class BodySizeMiddleware",
        "MAX_CONTENT_LENGTH = 1024 * 1024",
    ),
    ("Security", "production refuses known secrets"): ('"change-me" in value',) * 2,
    ("Security", "deploy check"): ('"--deploy"', "PRODUCTION"),
    ("Production", "settings from the environment"): ("FileAwareEnv()", "environ.get("),
    ("Production", "secrets read from files"): ("FileAwareEnv()", ""),
    ("Production", "graceful shutdown"): (
        "graceful_timeout = 30|get_asgi_application",
        "graceful_timeout = 30",
    ),
    ("Production", "logs to the terminal"): ("LOGGING = ", 'accesslog = "-"|structlog.configure('),
    ("Production", "health checks (live and ready)"): ("def live", '@health.get("/ready"'),
    ("Production", "container image without root"): ("USER 10001",) * 2,
    ("Production", "containers for development"): ("target: development",) * 2,
    ("Production", "containers for production"): ("no-new-privileges",) * 2,
    ("Production", "hooks before a commit"): ("repo: local",) * 2,
    ("Production", "tests on each push by GitHub Actions"): ("uv run pytest",) * 2,
    ("Production", "updates proposed by Dependabot"): ("cooldown",) * 2,
    ("Production", "tests on each push by GitLab CI"): ("uv run pytest",) * 2,
    ("Production", "updates proposed by Renovate"): ("minimumReleaseAge",) * 2,
    ("Production", "hashed static files"): (
        "whitenoise.storage.CompressedManifestStaticFilesStorage|WhiteNoiseMiddleware",
        "def add_hash",
    ),
    ("Production", "precompressed static files"): (
        "whitenoise.storage.CompressedManifestStaticFilesStorage",
        "",
    ),
    ("Production", "shared rate limits"): (
        "backends.redis.RedisCache|class CountCache|createcachetable|CreateTable",
        "RATELIMIT_STORAGE_URI",
    ),
    ("Documentation", "README from first run to deploying"): ("## Deploying",) * 2,
    ("Documentation", "decision record of the framework"): ("## ",) * 2,
    ("Documentation", "record of its answers"): ("framework = ",) * 2,
}

# What would stand in the code if a capability that is said to be missing were there.
MISSING: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Accounts", "common passwords refused"): ("PASSWORD_CHECK_BREACHED", "COMPLEXITY_CHECKER"),
    ("Accounts", "mail sent in the background"): ("import Thread",),
    ("API", "rate-limit headers"): ("X-RateLimit",),
    ("Production", "precompressed static files"): ("gzip", "brotli"),
    ("Accounts", "log-in by a code in mail"): ("LOGIN_BY_CODE", "UNIFIED_SIGNIN"),
    ("Admin", "admin permissions per user"): ("permissions", "has_role"),
    ("Production", "secrets read from files"): ("_FILE", "FileAware"),
    ("Production", "shared rate limits"): ("flask-limiter[redis]~",),
}

# What code imports of a distribution, where that is not its name with underscores.
IMPORTED_AS: Mapping[str, str] = {
    "django-allauth": "allauth",
    "django-debug-toolbar": "debug_toolbar",
    "django-environ": "environ",
    "django-filter": "django_filters",
    "djangorestframework": "rest_framework",
    "djangorestframework-simplejwt": "rest_framework_simplejwt",
    "opentelemetry-instrumentation-flask": "opentelemetry.instrumentation.flask",
    "opentelemetry-sdk": "opentelemetry.sdk",
    "wtf-peewee": "wtfpeewee",
}
# These are run beside the code, which does not import them.
TOOLS = frozenset({"django-stubs", "gunicorn", "pytest", "pytest-django", "ruff", "uvicorn"})

"""What stands in the code where a capability is met: in the files that its row names, if it does.

Where a row names no file, it stands somewhere in the project's own code or configuration.
"""

from collections.abc import Mapping

# By area and name: on Django, then on Flask; empty where that framework has nothing.
EVIDENCE: Mapping[tuple[str, str], tuple[str, str]] = {
    ("It runs", "development server that reloads"): (
        "ENVIRONMENT=development|get_asgi_application",
        "DEBUG=true",
    ),
    ("It runs", "tests"): ("import", "import"),
    ("It runs", "types that mypy checks strictly"): ("strict = true", "strict = true"),
    ("It runs", "lint and format"): ("[tool.ruff]", "[tool.ruff]"),
    ("Data", "models and queries"): ("class Note", "class Note"),
    ("Data", "tables or indexes made by a command"): ("operations", "def "),
    ("Data", "migrations written from changed models"): ("ENGINE|db_url_config", "migrat"),
    ("Pages", "templates that escape what people write"): ("{% block content %}",) * 2,
    ("Pages", "styles for light and dark"): ("prefers-color-scheme: dark",) * 2,
    ("Pages", "paginated lists"): ("paginate_by|Paginator", "class Page|db.paginate"),
    ("Pages", "pages to write and delete"): ("def note_delete|class NoteDeleteView", "def delete"),
    ("Pages", "forms made from the model"): ("class NoteForm", "class NoteForm"),
    ("Pages", "form with its answer on one page"): ("forms.Form", "FlaskForm"),
    ("Pages", "error pages"): ('extends "error.html"', 'render_template("error.html"'),
    ("Accounts", "sign-up and log-in"): ("{{ signup_url }}", "Security("),
    ("Accounts", "e-mail confirmation"): (
        'ACCOUNT_EMAIL_VERIFICATION = "mandatory"',
        "send_confirmation_form",
    ),
    ("Accounts", "password reset by e-mail"): ("allauth.account.urls", "forgot_password_form"),
    ("Accounts", "password change that ends other log-ins"): (
        "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE",
        "change_password_form",
    ),
    ("Accounts", "mail by SMTP or to the terminal"): ("console", "from smtplib import"),
    ("Accounts", "mail sent in the background"): ("", "Thread(target=send"),
    ("Accounts", "passwords stored as argon2 hashes"): (
        'PASSWORD_HASHERS = [\n    "django.contrib.auth.hashers.Argon2PasswordHasher"',
        'SECURITY_PASSWORD_SCHEMES = ("argon2",)|from argon2 import',
    ),
    ("Accounts", "short passwords refused"): (
        'OPTIONS": {"min_length": 12}',
        "SECURITY_PASSWORD_LENGTH_MIN = 12|SHORTEST_PASSWORD = 12",
    ),
    ("Accounts", "common passwords refused"): ("CommonPasswordValidator", ""),
    ("Accounts", "failed log-ins limited by account and address"): (
        "ACCOUNT_RATE_LIMITS = {",
        "LOG_IN_LIMITS = [",
    ),
    ("Accounts", "same answer for unknown user and wrong password"): (
        "allauth.account.auth_backends.AuthenticationBackend",
        "SECURITY_RETURN_GENERIC_RESPONSES = True",
    ),
    ("Accounts", "log-out by POST alone"): (
        '<form method="post" action="{% url \'account_logout\' %}">',
        '<form method="post" action="{{ url_for(\'security.logout\') }}">',
    ),
    ("Accounts", "log-in that leads to no other site"): ("allauth", "flask_security"),
    ("Accounts", "authors alone change what is theirs"): ("Only the author", "def own_note"),
    ("Admin", "admin lists with search and filters"): ("search_fields", "column_searchable_list"),
    ("Admin", "first administrator by a command"): ("def create_superuser", '"create-admin"'),
    ("Admin", "admin rights for each person"): ("user_permissions", ""),
    ("Admin", "admin record of who changed what"): ("admin.site.urls", ""),
    ("Admin", "admin without inline scripts"): ("admin.site.urls", "data-click"),
    ("API", "API with full CRUD"): ("ModelViewSet", "def delete"),
    ("API", "API that computes"): ("APIView", "ApiBlueprint"),
    ("API", "API fields made from the model"): ("class NoteSerializer", "class NoteSchema"),
    ("API", "API errors in one shape (RFC 9457)"): ("application/problem+json",) * 2,
    ("API", "API lists with pagination"): ("PageNumberPagination", "def paginated"),
    ("API", "API filters and ordering"): ("ordering", "ordering"),
    ("API", "API calls limited by caller"): ("UserRateThrottle", "API_RATE_LIMIT"),
    ("API", "API calls left in headers"): ("", "RATELIMIT_HEADERS_ENABLED = True"),
    ("API", "API calls with a browser's session"): ("SessionAuthentication", "def by_session"),
    ("API", "OpenAPI 3.1"): ("def describe_problems", "flask_smorest.Api"),
    ("API", "API docs to read and try"): ("swagger", "swagger"),
    ("Tokens", "tokens (obtain/refresh/revoke)"): ("class RevokeView", "class RevokeView"),
    ("Tokens", "list of revoked tokens"): (
        "BlacklistedToken|class Ended",
        "class RevokedToken|def are_revoked",
    ),
    ("Tokens", "refresh token that works once"): ("Used twice", "Used twice"),
    ("Tokens", "failed token log-ins limited"): (
        "FOR_AN_ACCOUNT = 10",
        "limiter.shared_limit(",
    ),
    ("Tokens", "token log-in that hides who is a user"): (
        "The e-mail address or the password is wrong.",
    )
    * 2,
    ("Tokens", "users made by a command"): ("BaseCommand", '"create-user"'),
    ("Async and realtime", "async views"): ("async def upstreams", "async def index"),
    ("Async and realtime", "several services asked at once"): ("asyncio.timeout(SECONDS_TO_WAIT)",)
    * 2,
    ("Async and realtime", "WebSockets"): ("AsyncWebsocketConsumer", "Sock()"),
    ("Async and realtime", "WebSockets without a thread each"): ("AsyncWebsocketConsumer", ""),
    ("Async and realtime", "WebSockets from own pages alone"): (
        "OriginValidator",
        "refuse_other_origins",
    ),
    ("Async and realtime", "only so many WebSockets at once"): ("TRY_AGAIN_LATER",) * 2,
    ("Async and realtime", "changes sent to all processes"): (
        "get_channel_layer",
        "class RedisChannel",
    ),
    ("Async and realtime", "WebSockets opened by token"): ("def has_valid_token",) * 2,
    ("Async and realtime", "page that changes by itself"): ("new WebSocket(",) * 2,
    ("Jobs", "jobs that are tried again"): ("retry_backoff=True",) * 2,
    ("Jobs", "jobs at set times"): ("CELERY_BEAT_SCHEDULE", '"beat_schedule"'),
    ("Jobs", "exports made by a job"): ("class Export",) * 2,
    ("Cache", "cache in Redis"): ("import RedisCache", "flask_caching"),
    ("Cache", "cache emptied when notes change"): ("forget_notes()",) * 2,
    ("Cache", "service goes on without its cache"): ("The cache is away; going on",) * 2,
    ("Languages", "texts in several languages"): ("Language: de", "Language: de"),
    ("Languages", "language as the browser asks"): (
        "django.middleware.locale.LocaleMiddleware",
        "request.accept_languages",
    ),
    ("Languages", "language by the visitor's choice"): ("set_language", "set_cookie"),
    ("Languages", "errors in every language"): ("USE_I18N|LOCALE_PATHS", "EXPLANATIONS"),
    ("Observability", "structured logs"): ("structlog.configure(",) * 2,
    ("Observability", "id of the request in every line"): ("X-Request-ID",) * 2,
    ("Observability", "failures sent to Sentry"): ("sentry_sdk.init(",) * 2,
    ("Observability", "traces by OpenTelemetry"): ("OTLPSpanExporter(",) * 2,
    ("Observability", "metrics for Prometheus"): ("generate_latest(",) * 2,
    ("Safe as delivered", "CSRF protection"): (
        "django.middleware.csrf.CsrfViewMiddleware",
        "CSRFProtect()",
    ),
    ("Safe as delivered", "Content-Security-Policy without exceptions"): (
        "django.middleware.csp.ContentSecurityPolicyMiddleware",
        '"Content-Security-Policy": CONTENT_SECURITY_POLICY',
    ),
    ("Safe as delivered", "HSTS and other security headers"): (
        "SECURE_HSTS_SECONDS = number",
        '"Strict-Transport-Security"]',
    ),
    ("Safe as delivered", "plain HTTP led to HTTPS"): (
        "SECURE_SSL_REDIRECT = IN_PRODUCTION",
        "def insist_on_https",
    ),
    ("Safe as delivered", "secure and http-only cookies"): (
        "CSRF_COOKIE_SECURE = IN_PRODUCTION",
        "SESSION_COOKIE_SECURE = self.HTTPS_ONLY",
    ),
    ("Safe as delivered", "unknown host names refused"): (
        'ALLOWED_HOSTS = listed("ALLOWED_HOSTS")',
        'TRUSTED_HOSTS = self._listed("TRUSTED_HOSTS")',
    ),
    ("Safe as delivered", "large bodies refused"): (
        "class BodySizeMiddleware",
        "MAX_CONTENT_LENGTH = 1024 * 1024",
    ),
    ("Safe as delivered", "production refuses known secrets"): ('"change-me" in value',) * 2,
    ("Safe as delivered", "check of the production settings"): ('"--deploy"', "PRODUCTION"),
    ("Production", "settings from the environment"): ("FileAwareEnv()", "environ.get("),
    ("Production", "secrets read from files"): ("FileAwareEnv()", ""),
    ("Production", "server that stops gracefully"): (
        "graceful_timeout = 30|get_asgi_application",
        "graceful_timeout = 30",
    ),
    ("Production", "logs to the terminal"): ("LOGGING = ", 'accesslog = "-"|structlog.configure('),
    ("Production", "health checks (live and ready)"): ("def live", "def ready"),
    ("Production", "static files under hashed names"): (
        "whitenoise.storage.CompressedManifestStaticFilesStorage|WhiteNoiseMiddleware",
        "def hash_name",
    ),
    ("Production", "static files compressed beforehand"): (
        "whitenoise.storage.CompressedManifestStaticFilesStorage",
        "",
    ),
    ("Production", "limits that several processes share"): (
        "class ForgivingRedisCache|class CountCache|createcachetable|CreateTable",
        "RATELIMIT_STORAGE_URI",
    ),
    ("It explains itself", "README from first run to deploying"): ("## Deploying",) * 2,
    ("It explains itself", "decision record of the framework"): ("## ",) * 2,
    ("It explains itself", "record of its making"): ("framework = ",) * 2,
}

# What would stand in the code if a capability that is said to be missing were there.
MISSING: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Accounts", "common passwords refused"): ("PASSWORD_CHECK_BREACHED", "COMPLEXITY_CHECKER"),
    ("Accounts", "mail sent in the background"): ("import Thread",),
    ("API", "API calls left in headers"): ("X-RateLimit",),
    ("Production", "static files compressed beforehand"): ("gzip", "brotli"),
    ("Accounts", "second factor"): ("allauth.mfa", "TWO_FACTOR", "WEBAUTHN"),
    ("Admin", "admin rights for each person"): ("permissions", "has_role"),
    ("Production", "secrets read from files"): ("_FILE", "FileAware"),
    ("Production", "limits that several processes share"): ("flask-limiter[redis]~",),
}
# Files that would be there.
MISSING_FILES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Production", "Dockerfile and compose.yaml"): ("Dockerfile", "compose.yaml"),
    ("Production", "CI workflow"): (".github/workflows/", ".gitlab-ci.yml"),
    ("Production", "update bot"): (".github/dependabot.yml", "renovate.json"),
}

# What code imports of a distribution, where that is not its name with underscores.
IMPORTED_AS: Mapping[str, str] = {
    "django-allauth": "allauth",
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

"""Concerns: what a file is about, under one name in both frameworks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache

# How the package's folder is written here, whatever a project calls it.
PACKAGE = "{slug}/"


@dataclass(frozen=True)
class Concern:
    """Something that files are about.

    Attributes:
        name: its name.
        what: what it is, in a few words.
        anywhere: paths in both frameworks: a file, a folder with all it holds (it ends in ``/``),
            or a pattern with ``*``. A file goes before a pattern, and that before a folder; of
            folders, the longest.
        django: further paths on Django.
        flask: further paths on Flask.
    """

    name: str
    what: str
    anywhere: tuple[str, ...] = ()
    django: tuple[str, ...] = ()
    flask: tuple[str, ...] = ()


CONCERNS = (
    Concern(
        "settings",
        "what is configured, and read from the environment",
        (".env.example", "tests/test_configuration.py"),
        django=("config/",),
        flask=("{slug}/config.py",),
    ),
    Concern(
        "application",
        "how it is put together, and its addresses",
        ("{slug}/__init__.py", "{slug}/home.py", "tests/test_home.py"),
        django=("config/urls.py", "manage.py"),
        flask=("{slug}/extensions.py",),
    ),
    Concern(
        "database",
        "the connection, the migrations and what all models share",
        ("{slug}/database.py", "tests/test_database.py", "tests/test_oracle.py"),
        django=("config/apps.py", "config/mongodb_migrations/", "{slug}/*/migrations/*"),
        flask=("{slug}/migrating.py", "{slug}/indexes.py", "migrations/", "tests/stand_in.py"),
    ),
    Concern(
        "users",
        "who they are, and how they log in",
        (
            "{slug}/users/",
            "tests/people.py",
            "tests/test_accounts.py",
            "tests/test_commands.py",
            "tests/test_tokens.py",
        ),
        django=("{slug}/templates/account/", "{slug}/templates/allauth/", "tests/hashing.py"),
    ),
    Concern(
        "notes",
        "the example: notes that people write",
        ("{slug}/notes/", "tests/notebook.py", "tests/test_notes_*", "tests/test_storage.py"),
    ),
    Concern(
        "statistics",
        "the example: figures about a text, without a database",
        ("{slug}/statistics/", "tests/test_counting.py", "tests/test_statistics_*"),
    ),
    Concern(
        "admin",
        "the back office of the staff",
        ("{slug}/notes/admin.py", "{slug}/users/admin.py", "tests/test_admin.py"),
        flask=("{slug}/admin/", "{slug}/static/admin.js"),
    ),
    Concern(
        "api",
        "what all of the API shares: errors, limits, documentation",
        (
            "{slug}/api/",
            "{slug}/static/api-docs.js",
            "tests/callers.py",
            "tests/test_api.py",
            "tests/test_sessions_api.py",
        ),
    ),
    Concern(
        "pages",
        "what all pages share: layout, fields, static files",
        (
            "{slug}/templates/",
            "{slug}/static/",
            "{slug}/static_files.py",
            "tests/browser.py",
            "tests/test_static_files.py",
        ),
        django=("{slug}/context.py",),
        flask=("{slug}/pagination.py",),
    ),
    Concern(
        "errors",
        "how refusals and failures look",
        ("{slug}/templates/error.html", "tests/test_errors.py"),
        django=("{slug}/templates/4*.html", "{slug}/templates/500.html"),
        flask=("{slug}/errors.py",),
    ),
    Concern(
        "security",
        "headers, and where requests are counted",
        ("tests/test_headers.py",),
        django=("{slug}/middleware.py", "{slug}/limits/"),
        flask=("{slug}/headers.py",),
    ),
    Concern(
        "upstreams",
        "views that wait for several services at once",
        ("{slug}/upstreams/", "tests/test_upstreams.py"),
    ),
    Concern(
        "live",
        "news of changes over WebSockets",
        ("{slug}/live/", "{slug}/static/live.js", "tests/test_live.py"),
        django=("tests/listening.py",),
        flask=("tests/test_channel.py", "tests/visitors.py"),
    ),
    Concern(
        "exports",
        "jobs for workers, and the example that uses them",
        ("{slug}/exports/", "tests/test_exports*", "tests/test_worker.py", "tests/worker.py"),
        django=("config/worker.py",),
        flask=("{slug}/worker.py",),
    ),
    Concern("caching", "what is kept for a while", ("{slug}/caching.py", "tests/test_caching.py")),
    Concern(
        "translations",
        "the languages that are spoken",
        ("{slug}/locale/", "tests/test_languages.py"),
        flask=("{slug}/languages/",),
    ),
    Concern(
        "health",
        "whether it lives, and whether it can work",
        ("{slug}/health/", "tests/test_health.py"),
    ),
    Concern(
        "observability",
        "logs, failures, traces and figures",
        ("{slug}/observability/", "tests/failing.py", "tests/test_observability.py"),
    ),
    Concern(
        "serving",
        "how it is served in production",
        ("gunicorn.conf.py", "tests/test_deployment.py"),
        django=("config/wsgi.py", "config/asgi.py", "tests/test_asgi.py"),
        flask=("wsgi.py",),
    ),
    Concern(
        "tests",
        "what all tests share",
        ("tests/__init__.py", "tests/conftest.py", "tests/environment.py"),
        django=("tests/settings.py",),
    ),
    Concern(
        "packaging",
        "packages, tools and the record of the making",
        ("pyproject.toml", ".gitignore", ".startwise.toml"),
    ),
    Concern(
        "documents",
        "what people read, and the licence",
        ("README.md", "LICENSE", "docs/"),
    ),
)

# The files that a project's owner added: no template makes them.
ADDED = Concern("added", "files that were added by hand")

# What each concern is, in the order in which they are told.
WHAT: Mapping[str, str] = {one.name: one.what for one in (*CONCERNS, ADDED)}


def concern_of(framework: str, slug: str, path: str) -> str:
    """Give the name of the concern that a project's file is about.

    Every path that a template makes has one; any other path is ``added``.
    """
    return _concern_of(framework, neutral(slug, path))


def neutral(slug: str, path: str) -> str:
    """Give a path with the package's folder written in the same way for every slug."""
    inside = path.removeprefix(f"{slug}/")
    return path if inside == path else PACKAGE + inside


@cache
def _concern_of(framework: str, path: str) -> str:
    listed = _listed(framework)
    matching = (pattern for pattern in listed if _matches(pattern, path))
    best = max(matching, key=_precision, default=None)
    return ADDED.name if best is None else listed[best]


@cache
def _listed(framework: str) -> Mapping[str, str]:
    def paths(concern: Concern) -> Iterable[str]:
        return concern.anywhere + (concern.django if framework == "django" else concern.flask)

    return {path: concern.name for concern in CONCERNS for path in paths(concern)}


def _matches(pattern: str, path: str) -> bool:
    if "*" in pattern:
        return fnmatchcase(path, pattern)
    return path.startswith(pattern) if pattern.endswith("/") else path == pattern


def _precision(pattern: str) -> tuple[bool, bool, int]:
    exact = not pattern.endswith("/")
    return (exact and "*" not in pattern, exact, len(pattern))

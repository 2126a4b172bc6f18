"""It runs; data, pages and admin: what the example shows."""

from generator.inspection.capabilities.meeting import (
    Row,
    built_in,
    extension,
    own_code,
)

RUNNING = (
    Row(
        "development server that reloads",
        django=(extension("uvicorn", "config/asgi.py", when="realtime"), built_in("runserver")),
        flask=built_in("flask run"),
    ),
    Row(
        "tests",
        django=extension("pytest-django", "tests/conftest.py", "tests/settings.py"),
        flask=extension("pytest", "tests/conftest.py"),
    ),
    Row(
        "types that mypy checks strictly",
        django=extension("django-stubs"),
        flask=built_in("its own types"),
    ),
    Row("lint and format", django=extension("ruff"), flask=extension("ruff")),
)

DATA = (
    Row(
        "models and queries",
        django=(
            own_code(
                "{slug}/database.py",
                "{slug}/notes/models.py",
                "{slug}/notes/storage.py",
                when="redis",
            ),
            extension(
                "django-mongodb-backend",
                "{slug}/database.py",
                "{slug}/notes/models.py",
                "config/apps.py",
                when="mongodb",
            ),
            built_in("its ORM", "{slug}/notes/models.py"),
        ),
        flask=(
            own_code(
                "{slug}/database.py",
                "{slug}/notes/models.py",
                "{slug}/notes/storage.py",
                when="redis",
            ),
            extension(
                "mongoengine",
                "{slug}/database.py",
                "{slug}/notes/models.py",
                "{slug}/notes/storage.py",
                when="mongoengine",
            ),
            extension(
                "peewee",
                "{slug}/database.py",
                "{slug}/notes/models.py",
                "{slug}/notes/storage.py",
                when="peewee",
            ),
            extension(
                "flask-sqlalchemy",
                "{slug}/database.py",
                "{slug}/notes/models.py",
                "{slug}/notes/storage.py",
            ),
        ),
        when=("database",),
    ),
    Row(
        "tables or indexes made by a command",
        django=(
            extension(
                "django-mongodb-backend",
                "config/mongodb_migrations/",
                "{slug}/notes/migrations/",
                "{slug}/users/migrations/",
                when="mongodb",
            ),
            built_in("migrate", "{slug}/notes/migrations/", "{slug}/users/migrations/"),
        ),
        flask=(
            own_code("{slug}/indexes.py", when="mongoengine"),
            extension("peewee", "{slug}/migrating.py", "migrations/", when="peewee"),
            extension("flask-migrate", "migrations/"),
        ),
        when=("sqlite", "postgresql", "mysql", "oracle", "mongodb"),
    ),
    Row(
        "migrations written from changed models",
        django=(
            extension("django-mongodb-backend", when="mongodb"),
            built_in("makemigrations"),
        ),
        flask=(
            extension("peewee", "{slug}/migrating.py", when="peewee"),
            extension("flask-migrate", "migrations/env.py", when="sqlalchemy"),
        ),
        when=("sqlite", "postgresql", "mysql", "oracle", "mongodb"),
    ),
)

PAGES = (
    Row(
        "templates that escape what people write",
        django=built_in("its templates", "{slug}/templates/layout.html"),
        flask=built_in("Jinja", "{slug}/templates/layout.html"),
        when=("layout",),
    ),
    Row(
        "styles for light and dark",
        django=own_code("{slug}/templates/layout.html", "{slug}/static/site.css"),
        flask=own_code("{slug}/templates/layout.html", "{slug}/static/site.css"),
        when=("layout",),
    ),
    Row(
        "paginated lists",
        django=built_in("Paginator", "{slug}/notes/pages.py"),
        flask=own_code("{slug}/pagination.py", "{slug}/notes/pages.py"),
        when=("notes+pages",),
    ),
    Row(
        "pages to write and delete",
        django=own_code("{slug}/notes/pages.py", "{slug}/notes/urls.py"),
        flask=own_code("{slug}/notes/pages.py"),
        when=("forms+notes+pages",),
    ),
    Row(
        "forms made from the model",
        django=(
            own_code("{slug}/notes/forms.py", when="redis"),
            built_in("ModelForm", "{slug}/notes/forms.py"),
        ),
        flask=(
            extension("wtforms-alchemy", "{slug}/notes/forms.py", when="sqlalchemy"),
            extension("wtf-peewee", "{slug}/notes/forms.py", when="peewee"),
            own_code("{slug}/notes/forms.py"),
        ),
        when=("forms+notes+pages",),
    ),
    Row(
        "form with its answer on one page",
        django=built_in("its forms", "{slug}/statistics/forms.py", "{slug}/statistics/pages.py"),
        flask=extension("flask-wtf", "{slug}/statistics/forms.py", "{slug}/statistics/pages.py"),
        when=("statistics+pages",),
    ),
    Row(
        "error pages",
        django=built_in(
            "its error views",
            "{slug}/templates/error.html",
            "{slug}/templates/400.html",
            "{slug}/templates/403.html",
            "{slug}/templates/404.html",
            "{slug}/templates/500.html",
        ),
        flask=own_code("{slug}/errors.py", "{slug}/templates/error.html"),
        when=("layout",),
    ),
)

ADMIN = (
    Row(
        "admin lists with search and filters",
        django=built_in("its admin", "{slug}/notes/admin.py", "{slug}/users/admin.py"),
        flask=extension(
            "flask-admin", "{slug}/admin/", "{slug}/notes/admin.py", "{slug}/users/admin.py"
        ),
        when=("admin",),
    ),
    Row(
        "first administrator by a command",
        django=built_in("createsuperuser", "{slug}/users/models.py"),
        flask=own_code("{slug}/users/commands.py"),
        when=("admin",),
    ),
    Row(
        "admin rights for each person",
        django=built_in("its permissions"),
        when=("admin",),
    ),
    Row(
        "admin record of who changed what",
        django=built_in("its admin's log"),
        when=("admin",),
    ),
    Row(
        "admin without inline scripts",
        django=built_in("its admin"),
        flask=own_code("{slug}/static/admin.js", "{slug}/admin/templates/admin/page.html"),
        when=("admin",),
    ),
)

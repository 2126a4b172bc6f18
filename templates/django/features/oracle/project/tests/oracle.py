"""Oracle's SQL, without a server."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.utils import ConnectionHandler


def never_opened() -> BaseDatabaseWrapper:
    """Return a connection that knows Oracle's SQL, and is never opened."""
    settings = {"ENGINE": "django.db.backends.oracle", "NAME": "never-connected"}
    connection: BaseDatabaseWrapper = ConnectionHandler({"default": settings})["default"]
    # What it would ask the server when it opens.
    known = {"oracle_version": (19, 0), "operators": vars(type(connection))["_standard_operators"]}
    vars(connection).update(known)
    return connection


def tables_of(app: str) -> str:
    """Return the SQL of the first migration of an app."""
    first = (app, "0001_initial")
    oracle = never_opened()
    loader = MigrationLoader(None)
    before = loader.project_state(first, at_end=False)
    with oracle.schema_editor(collect_sql=True) as editor:
        loader.get_migration(*first).apply(before, editor, collect_sql=True)
    return "\n".join(map(str, editor.collected_sql))

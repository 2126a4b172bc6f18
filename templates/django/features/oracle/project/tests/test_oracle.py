{% set on = cookiecutter.__features %}
"""Oracle: what can be known about it without a server."""

{% filter imports %}
import os
import subprocess
import sys
from pathlib import Path
import pytest
from django.db.utils import ConnectionHandler
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.models import QuerySet
from {{ cookiecutter.project_slug }}.notes.models import Note
from tests.environment import PRODUCTION
{% if 'rest' in on %}
from {{ cookiecutter.project_slug }}.notes.filters import NoteFilter
{% endif %}
{% endfilter %}

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def oracle() -> BaseDatabaseWrapper:
    """A connection that knows Oracle's SQL, and is never opened."""
    settings = {"ENGINE": "django.db.backends.oracle", "NAME": "never-connected"}
    connection: BaseDatabaseWrapper = ConnectionHandler({"default": settings})["default"]
    # What it would ask the server when it opens.
    known = {"oracle_version": (19, 0), "operators": vars(type(connection))["_standard_operators"]}
    vars(connection).update(known)
    return connection


def sql_of(notes: QuerySet[Note], oracle: BaseDatabaseWrapper) -> str:
    return str(notes.query.get_compiler(connection=oracle).as_sql()[0])


{% if 'users' in on %}
@pytest.mark.parametrize(("app", "table"), [("users", "USERS_USER"), ("notes", "NOTES_NOTE")])
def test_the_tables_can_be_written_for_oracle(
    oracle: BaseDatabaseWrapper, app: str, table: str
) -> None:
    first = (app, "0001_initial")
{% else %}
def test_the_tables_can_be_written_for_oracle(oracle: BaseDatabaseWrapper) -> None:
    first = ("notes", "0001_initial")
{% endif %}
    loader = MigrationLoader(None)
    before = loader.project_state(first, at_end=False)
    with oracle.schema_editor(collect_sql=True) as editor:
        loader.get_migration(*first).apply(before, editor, collect_sql=True)

    made = "\n".join(map(str, editor.collected_sql))
{% if 'users' in on %}
    assert f'CREATE TABLE "{table}" ("ID" NUMBER(19)' in made
{% else %}
    assert 'CREATE TABLE "NOTES_NOTE" ("ID" NUMBER(19)' in made
{% endif %}
    assert "TIMESTAMP" in made


def test_the_list_can_be_asked_of_oracle(oracle: BaseDatabaseWrapper) -> None:
    asked = sql_of(Note.objects.all()[10:20], oracle)

    assert 'ORDER BY "NOTES_NOTE"."CREATED_AT" DESC' in asked
    assert asked.endswith("OFFSET 10 ROWS FETCH FIRST 10 ROWS ONLY")
{% if 'rest' in on %}


def test_the_filters_can_be_asked_of_oracle(oracle: BaseDatabaseWrapper) -> None:
    query = {"title": "100%", "created_after": "2026-01-01T00:00:00Z", "ordering": "-title"}
    asked = sql_of(NoteFilter(query).qs, oracle)

    assert 'UPPER("NOTES_NOTE"."TITLE") LIKE' in asked
    assert 'ORDER BY "NOTES_NOTE"."TITLE" DESC' in asked
{% endif %}


@pytest.mark.parametrize("command", ["check", "makemigrations --check --dry-run"])
def test_a_command_that_needs_no_server_finds_nothing_to_say(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore::RuntimeWarning", "manage.py", *command.split()],
        env=os.environ | PRODUCTION | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr

{% set on = cookiecutter.__features %}
{% set users = 'users' in on %}
{% set mysql = 'mysql' in on %}
"""The database: migrations and types."""

{% filter imports %}
from datetime import UTC, datetime, timedelta, timezone
import flask_migrate
from flask import Flask
from sqlalchemy import inspect
from {{ cookiecutter.project_slug }}.extensions import db
from {{ cookiecutter.project_slug }}.notes.models import Note
from tests.notebook import Notebook
{% if users or mysql %}
import pytest
{% endif %}
{% if users %}
from sqlalchemy.exc import IntegrityError
{% endif %}
{% if users and 'sqlite' in on %}
from typing import Any
from alembic.operations import Operations
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from {{ cookiecutter.project_slug }}.extensions import migrate
{% endif %}
{% if mysql %}
from sqlalchemy.exc import DataError
{% endif %}
{% if users and mysql %}
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import make_user
{% endif %}
{% endfilter %}


def test_the_migrations_give_what_the_models_say(app: Flask) -> None:
    with app.app_context():
        flask_migrate.check()


def test_the_migrations_can_be_taken_back_and_run_again(app: Flask) -> None:
    with app.app_context():
        flask_migrate.downgrade(revision="base")
        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
        flask_migrate.upgrade()
        assert "notes" in inspect(db.engine).get_table_names()


def test_points_in_time_come_back_in_utc(app: Flask, notebook: Notebook) -> None:
    in_tokyo = datetime(2026, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=9)))
    note_id = notebook.write("From Tokyo", in_tokyo)

    with app.app_context():
        kept = db.session.get_one(Note, note_id).created_at

    assert kept == in_tokyo
    assert kept.tzinfo is UTC
{% if users %}


def test_a_note_without_its_author_is_refused(app: Flask) -> None:
    with app.app_context():
        db.session.add(Note(title="Nobody's", body="Text", author_id=4711))
        with pytest.raises(IntegrityError):
            db.session.commit()
        db.session.rollback()


def test_with_a_user_go_the_notes(app: Flask, notebook: Notebook) -> None:
    notebook.write("Of Ada")

    with app.app_context():
        db.session.delete(db.session.merge(notebook.author))
        db.session.commit()

    assert notebook.titles() == []
{% if 'sqlite' in on %}


def test_a_migration_that_copies_users_keeps_their_notes(app: Flask, notebook: Notebook) -> None:
    def copy_users(_revision: object, context: MigrationContext) -> list[Any]:
        with (
            Operations.context(context) as operations,
            operations.batch_alter_table("users", recreate="always"),
        ):
            pass
        return []

    notebook.write("Of Ada")

    with app.app_context():
        config: Any = migrate.get_config()
        script = ScriptDirectory.from_config(config)
        with EnvironmentContext(config, script, fn=copy_users):
            script.run_env()

    assert notebook.titles() == ["Of Ada"]
{% endif %}
{% endif %}
{% if mysql %}


def test_text_of_any_script_is_kept_and_too_much_of_it_refused(notebook: Notebook) -> None:
    notebook.write("日本語 😀")
    with pytest.raises(DataError):
        notebook.write("a" * 121)

    assert notebook.titles() == ["日本語 😀"]
{% if users %}


def test_an_accent_makes_another_address(app: Flask, ada: User) -> None:
    assert make_user(app, "àda@example.org").id != ada.id
{% endif %}
{% endif %}

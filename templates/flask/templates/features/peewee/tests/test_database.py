{% set on = cookiecutter.__features %}
{% set users = 'users' in on %}
{% set mysql = 'mysql' in on %}
"""The database: migrations and types."""

{% filter imports %}
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from click.testing import Result
from flask import Flask
from {{ cookiecutter.project_slug }}.database import database
from {{ cookiecutter.project_slug }}.migrating import MODELS
from {{ cookiecutter.project_slug }}.notes.models import Note
from tests.notebook import Notebook
{% if users or mysql %}
import pytest
{% endif %}
{% if users %}
from peewee import IntegrityError
{% endif %}
{% if mysql %}
from peewee import DataError
{% endif %}
{% if users and 'sqlite' in on %}
from peewee import CharField
from {{ cookiecutter.project_slug }}.migrating import runner
{% endif %}
{% if users and mysql %}
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import make_user
{% endif %}
{% endfilter %}


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=["db", *words])


def structure() -> list[Any]:
    """Give how the tables of the models look in the database."""
    return [
        (
            database.get_columns(table),
            sorted((index.columns, index.unique) for index in database.get_indexes(table)),
            database.get_foreign_keys(table),
        )
        for table in (model._meta.table_name for model in MODELS)
    ]


def test_the_migrations_give_what_the_models_say(app: Flask) -> None:
    assert run(app, "check").exit_code == 0
    with app.app_context():
        migrated = structure()
        database.drop_tables(MODELS)
        database.create_tables(MODELS)

        assert structure() == migrated


def test_the_migrations_can_be_taken_back_and_run_again(app: Flask) -> None:
    assert run(app, "downgrade").exit_code == 0
    with app.app_context():
        assert set(database.get_tables()) <= {"migrations"}
    assert "have not run yet: 0001" in run(app, "check").output

    assert run(app, "upgrade").exit_code == 0
    with app.app_context():
        assert "notes" in database.get_tables()


def test_a_table_that_no_model_describes_so_is_found(app: Flask) -> None:
    with app.app_context():
        database.execute_sql("ALTER TABLE notes ADD COLUMN colour VARCHAR(7)")

    result = run(app, "check")

    with app.app_context():
        database.execute_sql("ALTER TABLE notes DROP COLUMN colour")
    assert result.exit_code == 1
    assert "drop column notes.colour" in result.output


def test_threads_take_connections_from_each_other(app: Flask) -> None:
    def ask(_number: int) -> int:
        return app.test_client().get("/health/ready").status_code

    statuses = [ask(0)]
    with ThreadPoolExecutor(4) as threads:
        statuses += threads.map(ask, range(40))

    assert set(statuses) == {200}


def test_points_in_time_come_back_in_utc(app: Flask, notebook: Notebook) -> None:
    in_tokyo = datetime(2026, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=9)))
    note_id = notebook.write("From Tokyo", in_tokyo)

    with app.app_context():
        kept = Note.get_by_id(note_id).created_at

    assert kept == in_tokyo
    assert kept.tzinfo is UTC
{% if users %}


def test_a_note_without_its_author_is_refused(app: Flask) -> None:
    with app.app_context(), pytest.raises(IntegrityError):
        Note.create(title="Nobody's", body="Text", author_id=4711)


def test_with_a_user_go_the_notes(app: Flask, notebook: Notebook) -> None:
    notebook.write("Of Ada")

    with app.app_context():
        notebook.author.delete_instance()

    assert notebook.titles() == []
{% if 'sqlite' in on %}


def test_a_migration_that_copies_users_keeps_their_notes(app: Flask, notebook: Notebook) -> None:
    notebook.write("Of Ada")

    with app.app_context():
        migrator = runner().migrator
        same = CharField(max_length=254, unique=True)
        with migrator.migration_context():
            migrator.migrate(migrator.alter_column_type("users", "email", same))

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

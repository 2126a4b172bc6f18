{% set on = cookiecutter.__features %}
"""Migrations: how the tables follow the models, by the command ``flask db``.

Peewee runs them. peewee-migrate would delete the children of a table that it copies in SQLite.
"""

{% filter imports %}
from pathlib import Path
from typing import Any
import click
from flask import current_app
from flask.cli import AppGroup
from playhouse.migrations import Runner, template
from playhouse.schema_diff import diff_models
from .notes.models import Note
{% if 'sqlite' in on %}
from collections.abc import Iterator
from contextlib import contextmanager
from playhouse.migrate import SqliteMigrator
{% endif %}
{% if 'users' in on %}
from .users.models import User
{% endif %}
{% if 'tokens' in on %}
from .users.models import RevokedToken
{% endif %}
{% endfilter %}

FOLDER = Path(__file__).parents[1] / "migrations"
# Every model that has a table, each after those that it refers to.
MODELS: list[Any] = [
{% if 'users' in on %}
    User,
{% endif %}
{% if 'tokens' in on %}
    RevokedToken,
{% endif %}
    Note,
]

commands = AppGroup("db", help="Change the tables of the database.")


{% if 'sqlite' in on %}
class Migrator(SqliteMigrator):
    """Changes tables, by copying them where it must; meanwhile SQLite checks no foreign keys."""

    @contextmanager
    def migration_context(self, atomic: bool = True) -> Iterator[None]:
        """Take back a migration that leaves rows which refer to nothing."""
        with super().migration_context(atomic):
            yield
            orphans = self.database.execute_sql("PRAGMA foreign_key_check").fetchall()
            if orphans:
                tables = ", ".join(sorted({str(orphan[0]) for orphan in orphans}))
                raise click.ClickException(
                    f"With this migration, rows in {tables} refer to rows that are not there; "
                    "PRAGMA foreign_key_check lists them. Foreign keys are off while migrating, so "
                    "nothing cascades: delete such rows in the migration."
                    + (" Nothing was changed." if atomic else "")
                )


def runner() -> Runner:
    """Return what runs migrations on the database of the application."""
    database = current_app.extensions["peewee"]
    found = Runner(database, str(FOLDER), table_name="migrations")
    found.migrator = Migrator(database)  # type: ignore[no-untyped-call]
    return found
{% else %}
def runner() -> Runner:
    """Return what runs migrations on the database of the application."""
    return Runner(current_app.extensions["peewee"], str(FOLDER), table_name="migrations")
{% endif %}


@commands.command("upgrade")
def upgrade() -> None:
    """Run the migrations that have not run yet."""
    for name in runner().up():
        click.echo(f"{name} has run.")


@commands.command("downgrade")
@click.argument("name", required=False)
def downgrade(name: str | None) -> None:
    """Take back the last migration, or all down to the one with this name."""
    for one in runner().down(name):
        click.echo(f"{one} is taken back.")


@commands.command("migrate")
@click.option("-m", "--message", required=True, help="Say what changes.")
def migrate(message: str) -> None:
    """Write a migration for what has changed in the models since the last one ran."""
    difference = diff_models(current_app.extensions["peewee"], MODELS)
    if not difference:
        click.echo("The tables are as the models say.")
        return
    # Its functions are called by Peewee alone, and written without types.
    text = "# mypy: allow-untyped-defs\n" + template(difference)
    click.echo(runner().create(message, text))


@commands.command("check")
def check() -> None:
    """Fail if the tables are not as the models say."""
    waiting = [one.name for one in runner().status() if not one.applied]
    if waiting:
        raise click.ClickException(f"These have not run yet: {', '.join(waiting)}.")
    if difference := diff_models(current_app.extensions["peewee"], MODELS):
        raise click.ClickException(f"No migration does this yet:\n{difference}")
    click.echo("The tables are as the models say.")

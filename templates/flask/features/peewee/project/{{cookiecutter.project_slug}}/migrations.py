{% set on = cookiecutter.__features %}
"""Migrations: how the tables follow the models, by the command ``flask db``.

Peewee runs them. peewee-migrate would delete the children of a table that it copies in SQLite.
"""

{% filter imports %}
import re
from pathlib import Path
from typing import Any
import click
from flask import current_app
from flask.cli import AppGroup
from playhouse.migrations import Runner, template
from playhouse.reflection import generate_models
from playhouse.schema_diff import SchemaDiff, diff_models
from .database import Base
{% if 'sqlite' in on %}
from collections.abc import Iterator
from contextlib import contextmanager
from playhouse.migrate import SqliteMigrator
{% else %}
from peewee import OperationalError
{% endif %}
{% endfilter %}

FOLDER = Path(__file__).parents[1] / "migrations"
commands = AppGroup("db", help="Change the tables of the database.")


{% if 'sqlite' in on %}
class Migrator(SqliteMigrator):
    """Changes tables, by copying them where it must; meanwhile SQLite checks no foreign keys."""

    @contextmanager
    def migration_context(self, atomic: bool = True) -> Iterator[None]:
        """Roll back a migration that leaves dangling foreign keys."""
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
    database = current_app.extensions["peewee"]
    try:
        database.connect(reuse_if_open=True)
    except OperationalError as error:
        message = f"The database of DATABASE_URL cannot be used: {error}".splitlines()[0]
        raise click.ClickException(message) from error
    return Runner(database, str(FOLDER), table_name="migrations")
{% endif %}


@commands.command("upgrade")
@click.argument("name", required=False)
def upgrade(name: str | None) -> None:
    """Run the migrations that have not run yet, or those up to the one with this name."""
    for one in runner().up(name):
        click.echo(f"{one} has run.")


@commands.command("downgrade")
@click.argument("name", required=False)
def downgrade(name: str | None) -> None:
    """Revert the last migration, or all down to the one with this name."""
    for one in runner().down(name):
        click.echo(f"{one} is taken back.")


@commands.command("migrate")
@click.option("-m", "--message", required=True, help="Say what changes.")
def migrate(message: str) -> None:
    """Write a migration for what has changed in the models since the last one ran."""
    changed, undescribed = differences()
    texts = [template(changed)] if changed else []
    if undescribed:
        # What would make these tables, the other way round.
        before, make, drop = re.split(r"(?m)^def (?:up|down)", template(undescribed))
        texts.append(f"{before}def up{drop}\n\ndef down{make.rstrip()}\n")
    for text in texts:
        # Its functions are called by Peewee alone, and written without types.
        click.echo(runner().create(message, "# mypy: allow-untyped-defs\n" + text))
    if not texts:
        click.echo("The tables match the models.")


@commands.command("check")
def check() -> None:
    """Fail if the tables are not as the models say."""
    waiting = [one.name for one in runner().status() if not one.applied]
    if waiting:
        raise click.ClickException(f"These have not run yet: {', '.join(waiting)}.")
    changed, undescribed = differences()
    if changed or undescribed:
        dropped = str(undescribed).replace("create table", "drop table")
        raise click.ClickException(f"No migration does this yet:\n{changed}\n{dropped}")
    click.echo("The tables match the models.")


def models() -> list[Any]:
    """Return the models of this package as they are defined: each after those it refers to."""
    return [one for one in Base.__subclasses__() if one.__module__.startswith(f"{__package__}.")]


def differences() -> tuple[SchemaDiff, SchemaDiff]:
    """Return what the tables lack, and what would make those that no model describes."""
    database = current_app.extensions["peewee"]
    tables = generate_models(database)
    described = models()
    for model in (*described, runner().History):
        tables.pop(model._meta.table_name, None)
    undescribed = SchemaDiff([*tables.values()], [], [], [], [])
    return diff_models(database, described), undescribed

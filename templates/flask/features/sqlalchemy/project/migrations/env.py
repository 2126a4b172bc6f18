{% set mysql = 'mysql' in cookiecutter.__features %}
{% set oracle = 'oracle' in cookiecutter.__features %}
{% set sqlite = 'sqlite' in cookiecutter.__features %}
{% set queue = 'task_queue' in cookiecutter.__features %}
"""How Alembic runs the migrations: on the application's own database."""

{% filter imports %}
from typing import Any, Literal
from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import {{ 'DropTableOp, MigrationScript, ModifyTableOps' if mysql else 'MigrationScript' }}
from flask import current_app
from {{ cookiecutter.project_slug }}.database import UTCDateTime
{% if queue %}
from {{ cookiecutter.project_slug }} import jobs
{% endif %}
{% if 'two_factor' in cookiecutter.__features %}
from flask_security import AsaList
{% endif %}
{% if sqlite %}
from collections.abc import Iterator
from contextlib import contextmanager
from alembic.runtime.migration import MigrationContext, MigrationInfo
from alembic.util import CommandError
from sqlalchemy import Connection, event
{% else %}
from alembic.util import CommandError
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
{% endif %}
{% endfilter %}


def render_item(kind: str, item: Any, {{ 'autogenerate' if mysql else '_context' }}: AutogenContext) -> str | Literal[False]:
    """Write the project's own column type as what it is in the database."""
    if kind == "type" and isinstance(item, UTCDateTime):
{% if mysql %}
        autogenerate.imports.add("from sqlalchemy.dialects import mysql")
        return "mysql.DATETIME(fsp=6)"
{% elif oracle %}
        return "sa.TIMESTAMP()"
{% else %}
        return "sa.DateTime(timezone=True)"
{% endif %}
{% if 'two_factor' in cookiecutter.__features %}
    if kind == "type" and isinstance(item, AsaList):
        return "sa.UnicodeText()"
{% endif %}
    return False


def skip_empty(_context: object, _revision: object, written: list[MigrationScript]) -> None:
    """Write no migration where no model has changed{{ ', and none that MySQL refuses' if mysql }}."""
    autogenerating = getattr(context.config.cmd_opts, "autogenerate", False)
    changes = written[0].upgrade_ops
    if autogenerating and changes and changes.is_empty():
        written.clear()
        context.config.print_stdout("The tables match the models.")
{% if mysql %}
    elif changes:
        # The index of a foreign key cannot go before its table, which takes it along.
        gone = {one.table_name for one in changes.ops if isinstance(one, DropTableOp)}
        changes.ops = [
            one
            for one in changes.ops
            if not (isinstance(one, ModifyTableOps) and one.table_name in gone)
        ]
{% endif %}


{% if sqlite %}
@contextmanager
def prepared(connection: Connection) -> Iterator[dict[str, Any]]:
    """Let SQLite rebuild tables without losing rows; return the options of Alembic for it."""
    if connection.dialect.name != "sqlite":
        yield {}
        return
    cursor = connection.connection.cursor()
    # A table is rebuilt by DROP, which cascades while foreign keys are on. They can be switched
    # off outside of a transaction only; and the driver begins none for changes of tables.
    cursor.execute("PRAGMA foreign_keys = OFF")
    event.listen(connection, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        yield {"transactional_ddl": True, "on_version_apply": refuse_orphans}
    finally:
        connection.rollback()
        cursor.execute("PRAGMA foreign_keys = ON")


def refuse_orphans(ctx: MigrationContext, step: MigrationInfo, **_: Any) -> None:
    """Refuse a migration that leaves dangling foreign keys."""
    if step.is_stamp or ctx.connection is None or ctx.as_sql:
        return
    orphans = ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        tables = ", ".join(sorted({str(orphan[0]) for orphan in orphans}))
        raise CommandError(
            f"With migration {step.up_revision_id}, rows in {tables} refer to rows that are not "
            "there; PRAGMA foreign_key_check lists them. Foreign keys are off while migrating, so "
            "nothing cascades: delete such rows in the migration. Nothing was changed."
        )


def run_migrations() -> None:
    """Run them in one transaction."""
    migrate = current_app.extensions["migrate"]
    with migrate.db.engine.connect() as connection, prepared(connection) as options:
        defaults = {
            "target_metadata": migrate.db.metadata,
            "render_item": render_item,
            "process_revision_directives": skip_empty,
            **options,
        }
        context.configure(connection=connection, **{**defaults, **migrate.configure_args})
        with context.begin_transaction():
            context.run_migrations()
{% else %}
def run_migrations() -> None:
{% if mysql or oracle %}
    """Run them one after the other; {{ 'MySQL' if mysql else 'Oracle' }} takes back no change of a table."""
{% else %}
    """Run them in one transaction."""
{% endif %}
    migrate = current_app.extensions["migrate"]
    engine: Engine = migrate.db.engine
    with engine.connect() as connection:
        defaults = {
            "target_metadata": migrate.db.metadata,
            "render_item": render_item,
            "process_revision_directives": skip_empty,
        }
        context.configure(connection=connection, **{**defaults, **migrate.configure_args})
        with context.begin_transaction():
            context.run_migrations()
{% if queue %}
            jobs.make_tables(connection)
{% endif %}
{% endif %}


def print_migrations() -> None:
    """Print them as a script, for somebody else to run."""
{% if oracle %}
    context.configure(dialect_name="oracle", literal_binds=True)
{% else %}
    dialect = current_app.extensions["migrate"].db.engine.dialect.name
    context.configure(dialect_name=dialect, literal_binds=True)
{% endif %}
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    print_migrations()
else:
{% if sqlite %}
    run_migrations()
{% else %}
    try:
        run_migrations()
    except OperationalError as error:
        reason = str(error.orig).splitlines()[0]
        raise CommandError(f"The database of DATABASE_URL cannot be used: {reason}") from error
{% endif %}

"""Every note has an author: those without get the account that NOTES_AUTHOR names."""

import os

import click
from peewee import Database, Table
from playhouse.migrate import SchemaMigrator


def give_authors(database: Database) -> None:
    """Let the account that is named be the author of notes without one."""
    notes = Table("notes").bind(database)
    without = notes.c.author_id.is_null()
    count = notes.select(notes.c.id).where(without).count()
    if not count:
        return
    email = os.environ.get("NOTES_AUTHOR", "").strip().lower()
    users = Table("users").bind(database)
    author = users.select(users.c.id).where(users.c.email == email).first()
    if author is None:
        found = f"there is no account of {email}" if email else "NOTES_AUTHOR names no account"
        raise click.ClickException(
            f"Notes without an author: {count}, and {found}. "
            "First: uv run flask db upgrade {{ step.first }}. Make an account then, "
            "and name its address: NOTES_AUTHOR=you@example.org uv run flask db upgrade. "
            "Or delete these notes."
        )
    notes.update({notes.c.author_id: author["id"]}).where(without).execute()


def up(migrator: SchemaMigrator, database: Database) -> None:
    """Fill the column, and let it be empty no more."""
    give_authors(database)
    migrator.migrate(migrator.add_not_null("notes", "author_id"))


def down(migrator: SchemaMigrator, _database: Database) -> None:
    """Let it be empty again."""
    migrator.migrate(migrator.drop_not_null("notes", "author_id"))

{% set on = cookiecutter.__features %}
"""Notes need no author; users who are there stay, and so do their notes.

Where there are none, nothing of them stays; DROP_USERS=yes drops them whoever is there.
"""

{% filter imports %}
import os
from peewee import BooleanField, CharField, Check, Database, ForeignKeyField, Model, Table
from playhouse.migrate import SchemaMigrator
from {{ cookiecutter.project_slug }}.database import MomentField
{% endfilter %}


{{ step.tables }}TABLES = ({{ step.names | join(', ') }}{{ ',' if step.names | length == 1 }})


def are_kept(database: Database) -> bool:
    """Whether there are users, and nobody said that they are to go."""
    users = Table("users").bind(database)
    return os.environ.get("DROP_USERS") != "yes" and users.select(users.c.id).count() > 0


def up(migrator: SchemaMigrator, database: Database) -> None:
    """Let authors be empty."""
    if are_kept(database):
        migrator.migrate(migrator.drop_not_null("notes", "author_id"))
        return
    migrator.migrate(migrator.drop_column("notes", "author_id"{{ ', legacy=True' if 'sqlite' in on }}))
    with database.bind_ctx(TABLES):
        database.drop_tables(TABLES, safe=False)


def down(migrator: SchemaMigrator, database: Database) -> None:
    """Make the tables again where they are not there; notes may stay without an author."""
    if database.table_exists("users"):
        return
    with database.bind_ctx(TABLES):
        database.create_tables(TABLES, safe=False)
    author = ForeignKeyField(User, field=User._meta.fields["id"], null=True, on_delete="CASCADE")
    migrator.migrate(migrator.add_column("notes", "author_id", author))

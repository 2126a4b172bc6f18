{% set on = cookiecutter.__features %}
"""Tables of users, and authors of notes: first without, as there may be notes already."""

{% filter imports %}
from peewee import BooleanField, CharField, Check, Database, ForeignKeyField, Model
from playhouse.migrate import SchemaMigrator
from {{ cookiecutter.project_slug }}.database import MomentField
{% endfilter %}


{{ step.tables }}TABLES = ({{ step.names | join(', ') }}{{ ',' if step.names | length == 1 }})


def up(migrator: SchemaMigrator, database: Database) -> None:
    """Make the tables, and the column that the next migration fills."""
    with database.bind_ctx(TABLES):
        database.create_tables(TABLES, safe=False)
    author = ForeignKeyField(User, field=User._meta.fields["id"], null=True, on_delete="CASCADE")
    migrator.migrate(migrator.add_column("notes", "author_id", author))


def down(migrator: SchemaMigrator, database: Database) -> None:
    """Drop them again."""
    migrator.migrate(migrator.drop_column("notes", "author_id"{{ ', legacy=True' if 'sqlite' in on }}))
    with database.bind_ctx(TABLES):
        database.drop_tables(TABLES, safe=False)

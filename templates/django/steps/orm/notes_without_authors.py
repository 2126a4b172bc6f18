"""Notes need no author; tables that had authors lose nothing, and neither do those of users."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState

COLUMN = "author_id"


def let_authors_be_empty(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Change the column where it is there; no model says any more that it is."""
    connection = schema_editor.connection
    table = apps.get_model("notes", "Note")._meta.db_table
    with connection.cursor() as cursor:
        found = connection.introspection.get_table_description(cursor, table)
    if COLUMN not in {column.name for column in found}:
        return
    before = ProjectState.from_apps(apps)
    before.add_field("notes", "note", COLUMN, models.BigIntegerField(db_index=True), True)
    after = before.clone()
    field = models.BigIntegerField(null=True, db_index=True)
    after.alter_field("notes", "note", COLUMN, field, True)
    note, changed = (state.apps.get_model("notes", "Note") for state in (before, after))
    schema_editor.alter_field(note, note._meta.get_field(COLUMN), changed._meta.get_field(COLUMN))


class Migration(migrations.Migration):
    """Lets the column be empty."""

    dependencies = [("notes", "{{ step.previous }}")]

{% if 'mysql' in cookiecutter.__features %}
    # MySQL changes tables outside of transactions.
    operations = [
        migrations.RunPython(let_authors_be_empty, migrations.RunPython.noop, atomic=False)
    ]
{% else %}
    operations = [migrations.RunPython(let_authors_be_empty, migrations.RunPython.noop)]
{% endif %}

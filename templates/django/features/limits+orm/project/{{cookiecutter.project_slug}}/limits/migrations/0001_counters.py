{% if 'mongodb' in cookiecutter.__features %}
"""The collection that counts are stored in."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from ...database import database


def make_collection(_apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the collection, from which MongoDB removes what is out of date."""
    database()["limits_count"].create_index("expires_at", expireAfterSeconds=0)


def drop_collection(_apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop it again."""
    database().drop_collection("limits_count")


class Migration(migrations.Migration):
    """Makes the collection."""

    operations = [migrations.RunPython(make_collection, drop_collection)]
{% else %}
"""The table that counts are stored in."""

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Where CACHES comes to name another one, a migration like this makes that.
TABLE = "cache"


def make_table(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table, whatever CACHES says by then."""
    alias = schema_editor.connection.alias
    call_command("createcachetable", TABLE, database=alias, verbosity=0)


def drop_table(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop it again."""
    schema_editor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    """Makes the table."""

{% if 'mysql' in cookiecutter.__features or 'oracle' in cookiecutter.__features %}
    # {{ 'MySQL' if 'mysql' in cookiecutter.__features else 'Oracle' }} makes and drops tables outside of transactions.
    operations = [migrations.RunPython(make_table, drop_table, atomic=False)]
{% else %}
    operations = [migrations.RunPython(make_table, drop_table)]
{% endif %}
{% endif %}

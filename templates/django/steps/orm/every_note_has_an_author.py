"""Every note has an author: those without get the account that NOTES_AUTHOR names."""

import os

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.core.management import CommandError
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_authors(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let the account that is named be the author of notes without one."""
    connection = schema_editor.connection
    notes = apps.get_model("notes", "Note").objects.using(connection.alias).filter(author=None)
    count = notes.count()
    if not count:
        return
    email = os.environ.get("NOTES_AUTHOR", "").strip().lower()
    users = apps.get_model(settings.AUTH_USER_MODEL).objects.using(connection.alias)
    author = users.filter(email=email).first()
    if author is None:
        found = f"there is no account of {email}" if email else "NOTES_AUTHOR names no account"
        raise CommandError(
            f"Notes without an author: {count}, and {found}. "
            "First: uv run python manage.py migrate notes {{ step.first }}. Make an account then, "
            "and name its address: NOTES_AUTHOR=you@example.org uv run python manage.py migrate. "
            "Or delete these notes."
        )
    notes.update(author=author)
    # PostgreSQL changes no table whose rows it has not checked yet.
    connection.check_constraints()


class Migration(migrations.Migration):
    """Fills the column, and lets it be empty no more."""

    dependencies = [("notes", "{{ step.previous }}")]

    operations = [
        migrations.RunPython(give_authors, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="note",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notes",
                to=settings.AUTH_USER_MODEL,
                verbose_name="author",
            ),
        ),
    ]

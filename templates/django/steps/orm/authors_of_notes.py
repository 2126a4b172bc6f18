{% set on = cookiecutter.__features %}
"""Notes may have authors: first without, as there may be notes already."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the column; the next one fills it."""

    dependencies = [
        ("notes", "{{ step.previous }}"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
{% if 'accounts' in on %}
        # Once these have run, an account can be made.
        ("account", "0009_emailaddress_unique_primary_email"),
        ("sessions", "0001_initial"),
{% endif %}
{% if 'limits' in on %}
        ("limits", "0001_counters"),
{% endif %}
    ]

    operations = [
        migrations.AddField(
            model_name="note",
            name="author",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="notes",
                to=settings.AUTH_USER_MODEL,
                verbose_name="author",
            ),
        ),
    ]

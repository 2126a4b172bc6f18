{% set users = 'users' in cookiecutter.__features %}
{% set mongo = 'mongodb' in cookiecutter.__features %}
"""The table of notes."""

{% filter imports %}
{% if users %}
import django.db.models.deletion
from django.conf import settings
{% endif %}
{% if mongo %}
import django_mongodb_backend.fields
{% endif %}
from django.db import migrations, models
{% endfilter %}


class Migration(migrations.Migration):
    """Makes the table."""

    initial = True

{% if users %}
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

{% endif %}
    operations = [
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    {{ 'django_mongodb_backend.fields.ObjectIdAutoField' if mongo else 'models.BigAutoField' }}(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("body", models.TextField(max_length=10000, verbose_name="text")),
                (
                    "created_at",
                    models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="created"),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
{% if users %}
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="author",
                    ),
                ),
{% endif %}
            ],
            options={
                "ordering": ["-created_at", "-id"],
                "verbose_name": "note",
                "verbose_name_plural": "notes",
            },
        ),
{% if 'realtime' in cookiecutter.__features %}
        migrations.CreateModel(
            name="Version",
            fields=[
                ("of", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("token", models.CharField(max_length=32)),
            ],
            options={"default_permissions": ()},
        ),
{% endif %}
    ]

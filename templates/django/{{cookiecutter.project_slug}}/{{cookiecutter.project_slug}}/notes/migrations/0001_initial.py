"""The first table of notes."""

{% filter imports %}
from django.db import migrations, models
{% if 'users' in cookiecutter.__features %}
import django.db.models.deletion
from django.conf import settings
{% endif %}
{% endfilter %}


class Migration(migrations.Migration):
    initial = True
    {% if 'users' in cookiecutter.__features %}
    dependencies = (migrations.swappable_dependency(settings.AUTH_USER_MODEL),)
    {% else %}
    dependencies = ()
    {% endif %}
    operations = (
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("body", models.TextField(blank=True, max_length=20_000)),
                {% if 'users' in cookiecutter.__features %}
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                {% endif %}
                ("created_at", models.DateTimeField(auto_now_add=True, db_index=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={"ordering": ("-created_at", "-pk")},
        ),
    )

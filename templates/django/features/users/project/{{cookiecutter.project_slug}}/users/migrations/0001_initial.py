{% set admin = 'admin' in cookiecutter.__features %}
{% set mongo = 'mongodb' in cookiecutter.__features %}
{% set ended = mongo and 'tokens' in cookiecutter.__features %}
"""The table of users."""

{% filter imports %}
import django.core.validators
from django.db import migrations, models
{% if mongo %}
import bson.objectid
import django_mongodb_backend.fields
{% endif %}
{% if mongo %}
from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from pymongo.collation import Collation, CollationStrength
from ...database import database
{% else %}
import django.db.models.functions
{% endif %}
import {{ cookiecutter.project_slug }}.users.models
{% endfilter %}
{% if mongo %}


def refuse_other_spellings(_apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make addresses unique in MongoDB whatever their case."""
    whatever_case = Collation("en", strength=CollationStrength.SECONDARY)
    database()["users_user"].create_index(
        "email", name="email_whatever_case", unique=True, collation=whatever_case
    )
{% endif %}
{% if ended %}


def forget_in_time(_apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let MongoDB remove what is out of date."""
    database()["users_ended"].create_index("expires_at", expireAfterSeconds=0)
{% endif %}


class Migration(migrations.Migration):
    """Makes the table."""

    initial = True

{% if admin %}
    dependencies = [("auth", "{{ '0001_initial' if mongo else '0012_alter_user_first_name_max_length' }}")]

{% endif %}
    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
{% if mongo %}
                    django_mongodb_backend.fields.ObjectIdField(
                        db_column="_id",
                        default=bson.objectid.ObjectId,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
{% else %}
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
{% endif %}
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
{% if admin %}
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text=(
                            "Designates that this user has all permissions without explicitly "
                            "assigning them."
                        ),
                        verbose_name="superuser status",
                    ),
                ),
{% endif %}
{% if 'mysql' in cookiecutter.__features %}
                (
                    "email",
                    {{ cookiecutter.project_slug }}.users.models.LowercaseEmailField(
                        db_collation="utf8mb4_bin",
                        max_length=254,
                        unique=True,
                        verbose_name="email address",
                    ),
                ),
{% else %}
                (
                    "email",
                    {{ cookiecutter.project_slug }}.users.models.LowercaseEmailField(
                        max_length=254, unique=True, verbose_name="email address"
                    ),
                ),
{% endif %}
                (
                    "name",
                    models.CharField(
                        help_text="Visible to other users.",
                        max_length=80,
                        validators=[
                            django.core.validators.RegexValidator(
                                "[\\x00-\\x1f\\x7f-\\x9f\\u200b\\u2028-\\u202e\\u2060-\\u2069\\ufeff]",
                                inverse_match=True,
                            )
                        ],
                        verbose_name="name",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
{% if admin %}
                ("is_staff", models.BooleanField(default=False, verbose_name="administrator")),
{% endif %}
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
{% if admin %}
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text=(
                            "The groups this user belongs to. A user will get all permissions "
                            "granted to each of their groups."
                        ),
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
{% endif %}
            ],
            options={
                "ordering": ["email"],
                "verbose_name": "user",
                "verbose_name_plural": "users",
{% if not mongo %}
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.Lower("email"))),
                        name="users_user_email_is_lowercase",
                    )
                ],
{% endif %}
            },
        ),
{% if mongo %}
        migrations.RunPython(refuse_other_spellings, migrations.RunPython.noop),
{% endif %}
{% if ended %}
        migrations.CreateModel(
            name="Ended",
            fields=[
                ("name", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("expires_at", models.DateTimeField()),
            ],
            options={"verbose_name_plural": "ended"},
        ),
        migrations.RunPython(forget_in_time, migrations.RunPython.noop),
{% endif %}
    ]

{% set admin = 'admin' in cookiecutter.__features %}
"""The table of users."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the table."""

    initial = True

{% if admin %}
    dependencies = [("auth", "0012_alter_user_first_name_max_length")]

{% endif %}
    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
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
                    models.EmailField(
                        db_collation="utf8mb4_bin",
                        max_length=254,
                        unique=True,
                        verbose_name="e-mail",
                    ),
                ),
{% else %}
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
{% endif %}
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
{% if 'languages' in cookiecutter.__features %}
            options={
                "ordering": ["email"],
                "verbose_name": "user",
                "verbose_name_plural": "users",
            },
{% else %}
            options={"ordering": ["email"]},
{% endif %}
        ),
    ]

{% set on = cookiecutter.__features %}
"""The database: what the migrations make."""

{% filter imports %}
import pytest
from django.core.management import call_command
from django.db import connection
{% if 'limits' in on %}
from django.core.cache import cache
{% endif %}
{% endfilter %}


def test_the_migrations_give_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_the_migrations_can_be_taken_back_and_run_again() -> None:
{% if 'limits' in on %}
    for app in ("notes", "limits"):
        call_command("migrate", app, "zero", verbosity=0)
    assert not {"notes_note", "cache"} & set(connection.introspection.table_names())

    call_command("migrate", verbosity=0)
    assert {"notes_note", "cache"} <= set(connection.introspection.table_names())
{% else %}
    call_command("migrate", "notes", "zero", verbosity=0)
    assert "notes_note" not in connection.introspection.table_names()

    call_command("migrate", verbosity=0)
    assert "notes_note" in connection.introspection.table_names()
{% endif %}
{% if 'limits' in on %}


def test_counts_are_kept_in_the_database() -> None:
    cache.set("log-ins", 3)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        assert cursor.fetchone() == (1,)
{% endif %}

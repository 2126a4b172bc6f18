{% set on = cookiecutter.__features %}
"""The database: what the migrations make."""

{% filter imports %}
{% if 'mongodb' not in on %}
import pytest
{% endif %}
from django.core.management import call_command
{% if 'mongodb' in on and 'limits' in on %}
from {{ cookiecutter.project_slug }}.database import database
{% endif %}
from django.db import {{ 'DataError, ' if 'mysql' in on }}connection
{% if 'limits' in on %}
from django.core.cache import cache
{% endif %}
{% if 'mysql' in on %}
from tests.notebook import Notebook
{% if 'users' in on %}
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import make_user
{% endif %}
{% endif %}
{% endfilter %}


def test_the_migrations_give_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


{% if 'mongodb' not in on %}
@pytest.mark.django_db(transaction=True)
{% endif %}
def test_the_migrations_can_be_taken_back_and_run_again() -> None:
{% set counts = 'limits_count' if 'mongodb' in on else 'cache' %}
{% if 'limits' in on %}
    for app in ("notes", "limits"):
        call_command("migrate", app, "zero", verbosity=0)
    assert not {"notes_note", "{{ counts }}"} & set(connection.introspection.table_names())

    call_command("migrate", verbosity=0)
    assert {"notes_note", "{{ counts }}"} <= set(connection.introspection.table_names())
{% else %}
    call_command("migrate", "notes", "zero", verbosity=0)
    assert "notes_note" not in connection.introspection.table_names()

    call_command("migrate", verbosity=0)
    assert "notes_note" in connection.introspection.table_names()
{% endif %}
{% if 'limits' in on %}


def test_counts_are_kept_in_the_database() -> None:
    cache.set("log-ins", 3)

{% if 'mongodb' in on %}
    assert database()["limits_count"].count_documents({}) == 1
{% else %}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        assert cursor.fetchone() == (1,)
{% endif %}
{% endif %}
{% if 'mysql' in on %}


def test_every_character_is_kept(notebook: Notebook) -> None:
    notebook.write("An 🦉 says “hoo”")

    assert notebook.titles() == ["An 🦉 says “hoo”"]


def test_what_is_too_long_is_refused_not_cut(notebook: Notebook) -> None:
    with pytest.raises(DataError):
        notebook.write("x" * 121)
{% if 'users' in on %}


def test_accents_tell_addresses_apart(ada: User) -> None:
    make_user("adá@example.org")

    assert User.objects.get_by_natural_key(ada.email) == ada
{% endif %}
{% endif %}

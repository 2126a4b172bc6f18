{% set on = cookiecutter.__features %}
{% set on_a_server = 'sqlite' not in on and 'mongodb' not in on %}
{% set pool = 'postgresql' in on and 'asgi' in on %}
"""The database: what the migrations make."""

{% filter imports %}
from django.core.management import call_command
{% if on_a_server %}
import subprocess
import sys
from pathlib import Path
from runpy import run_path
import pytest
from django.db import OperationalError
from tests.environment import PRODUCTION
{% endif %}
{% if 'postgresql' in on %}
import psycopg
from django.db import connection
{% endif %}
{% if pool %}
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
{% endif %}
{% if 'limits' in on %}
{% if 'mongodb' in on %}
from {{ cookiecutter.project_slug }}.database import database
{% else %}
import pytest
from pytest_django import Settings
{% endif %}
from django.core.cache import cache
from django.db import connection
{% endif %}
{% if 'mysql' in on and 'users' in on %}
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import make_user
{% endif %}
{% endfilter %}
{% if on_a_server %}

MANAGE = Path(__file__).parents[1] / "manage.py"
{% endif %}


def test_the_migrations_give_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
{% if on_a_server %}


def test_a_command_says_where_no_database_answers() -> None:
{% if 'oracle' not in on %}
    nowhere = {"DATABASE_URL": "{{ cookiecutter.database }}://nobody@127.0.0.1:1/none"}
{% endif %}
    done = subprocess.run(
        [sys.executable, MANAGE, "migrate"],
        env=PRODUCTION{{ ' | nowhere' if 'oracle' not in on }},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr.startswith("The database of DATABASE_URL cannot be used: ")


def test_another_failure_of_the_database_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_arguments: list[str]) -> None:
        raise OperationalError("deadlock detected")

    monkeypatch.setattr("sys.path", sys.path[:])
    monkeypatch.setattr("django.core.management.execute_from_command_line", fail)

    with pytest.raises(OperationalError, match="deadlock"):
        run_path(str(MANAGE), run_name="__main__")
{% endif %}
{% if 'postgresql' in on %}
{% set server = 'asgi' if 'asgi' in on else 'wsgi' %}


@pytest.mark.usefixtures("db")
def test_no_query_of_the_service_holds_a_thread_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGOPTIONS", "")
    monkeypatch.delenv("PGOPTIONS")
    monkeypatch.setattr("django.core.{{ server }}.get_{{ server }}_application", lambda: None)

    run_path(str(MANAGE.parent / "config" / "{{ server }}.py"))

    with psycopg.connect(**connection.get_connection_params()) as served:
        assert served.execute("SHOW statement_timeout").fetchone() == ("25s",)
{% endif %}
{% if pool %}


@pytest.mark.django_db(transaction=True)
def test_requests_share_a_few_connections() -> None:
    def answering_process(_request: int) -> object:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (process,) = cursor.fetchone()
        connection.close()
        return process

    with ThreadPoolExecutor(40) as threads:
        processes = set(threads.map(answering_process, range(40)))

    assert len(processes) < 40
{% endif %}
{% if 'limits' in on %}
{% set counts = 'limits_count' if 'mongodb' in on else 'cache' %}


{% if 'mongodb' not in on %}
@pytest.mark.django_db(transaction=True)
{% endif %}
{% if 'mongodb' in on %}
def test_the_migrations_can_be_taken_back_and_run_again() -> None:
{% else %}
def test_the_migrations_can_be_taken_back_and_run_again(settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
{% endif %}
    call_command("migrate", "limits", "zero", verbosity=0)
    assert "{{ counts }}" not in connection.introspection.table_names()

    call_command("migrate", verbosity=0)
    assert "{{ counts }}" in connection.introspection.table_names()


def test_counts_are_stored_in_the_database() -> None:
    cache.set("log-ins", 3)

{% if 'mongodb' in on %}
    assert database()["limits_count"].count_documents({}) == 1
{% else %}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        assert cursor.fetchone() == (1,)
{% endif %}
{% endif %}
{% if 'mysql' in on and 'users' in on %}


def test_addresses_with_different_accents_differ(ada: User) -> None:
    make_user("adá@example.org")

    assert User.objects.get_by_natural_key(ada.email) == ada
{% endif %}

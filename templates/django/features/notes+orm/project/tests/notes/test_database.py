{% set on = cookiecutter.__features %}
"""The table of notes."""

{% filter imports %}
{% if 'mongodb' not in on %}
import pytest
{% endif %}
from django.core.management import call_command
from django.db import {{ 'DataError, ' if 'mysql' in on }}connection
{% if 'mysql' in on %}
from {{ cookiecutter.project_slug }}.notes.models import TITLE_LENGTH
from tests.notes.notebook import Notebook
{% endif %}
{% endfilter %}


{% if 'mongodb' not in on %}
@pytest.mark.django_db(transaction=True)
{% endif %}
def test_the_migrations_can_be_taken_back_and_run_again() -> None:
    # A later migration of data has to name its reverse, if only RunPython.noop.
    call_command("migrate", "notes", "zero", verbosity=0)
    assert "notes_note" not in connection.introspection.table_names()

    call_command("migrate", verbosity=0)
    assert "notes_note" in connection.introspection.table_names()
{% if 'mysql' in on %}


def test_every_character_is_stored(notebook: Notebook) -> None:
    notebook.write("An 🦉 says “hoo”")

    assert notebook.titles() == ["An 🦉 says “hoo”"]


def test_what_is_too_long_is_refused_not_cut(notebook: Notebook) -> None:
    with pytest.raises(DataError):
        notebook.write("x" * (TITLE_LENGTH + 1))
{% endif %}

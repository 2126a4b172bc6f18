{% set on = cookiecutter.__features %}
"""Notes on Oracle: what can be known without a server."""

{% filter imports %}
from django.db.models import QuerySet
from {{ cookiecutter.project_slug }}.notes.models import Note
from tests.oracle import never_opened, tables_of
{% if 'rest' in on %}
from {{ cookiecutter.project_slug }}.notes.filters import NoteFilter
{% endif %}
{% endfilter %}


def sql_of(notes: QuerySet[Note]) -> str:
    return str(notes.query.get_compiler(connection=never_opened()).as_sql()[0])


def test_the_tables_can_be_written_for_oracle() -> None:
    made = tables_of("notes")

    assert 'CREATE TABLE "NOTES_NOTE" ("ID" NUMBER(19)' in made
    assert "TIMESTAMP" in made


def test_the_list_can_be_asked_of_oracle() -> None:
    asked = sql_of(Note.objects.all()[10:20])

    assert 'ORDER BY "NOTES_NOTE"."CREATED_AT" DESC' in asked
    assert asked.endswith("OFFSET 10 ROWS FETCH FIRST 10 ROWS ONLY")
{% if 'rest' in on %}


def test_the_filters_can_be_asked_of_oracle() -> None:
    query = {"title": "100%", "created_after": "2026-01-01T00:00:00Z", "ordering": "-title"}
    asked = sql_of(NoteFilter(query).qs)

    assert 'UPPER("NOTES_NOTE"."TITLE") LIKE' in asked
    assert 'ORDER BY "NOTES_NOTE"."TITLE" DESC' in asked
{% endif %}

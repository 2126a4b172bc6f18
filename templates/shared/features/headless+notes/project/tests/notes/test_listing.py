{% set django = cookiecutter._framework == 'django' %}
{% set client, json = ('Client', 'json') if django else ('FlaskClient', 'get_json') %}
{% set users = 'users' in cookiecutter.__features %}
"""Notes: listed for programs."""

{% filter imports %}
import pytest
from datetime import UTC, datetime, timedelta
from {{ 'django.test' if django else 'flask.testing' }} import {{ client }}
from tests.notes.notebook import Notebook
{% endfilter %}

JANUARY = datetime(2026, 1, 1, tzinfo=UTC)


def test_notes_are_public(client: {{ client }}, notebook: Notebook) -> None:
    note_id = notebook.write("Bread", JANUARY)

    (note,) = client.get("/notes/").{{ json }}()["results"]

    assert note.pop("changed_at")
    assert datetime.fromisoformat(note["created_at"]) == JANUARY
    shown = {
        "id": note_id,
        "title": "Bread",
        "body": "Some text.",
        {% if users %}
        "author": "ada",
        {% endif %}
    }
    assert shown.items() <= note.items()


{% if django %}
def test_lists_come_in_pages_that_lead_to_each_other(client: Client, notebook: Notebook) -> None:
{% else %}
def test_lists_come_in_pages_that_lead_to_each_other(
    client: FlaskClient, notebook: Notebook
) -> None:
{% endif %}
    for day in range(21):
        notebook.write(f"Day {day}", JANUARY + timedelta(days=day))

    first = client.get("/notes/").{{ json }}()
    second = client.get(first["next"]).{{ json }}()

    assert (first["count"], first["previous"]) == (21, None)
    assert first["results"][0]["title"] == "Day 20"
    assert [note["title"] for note in second["results"]] == ["Day 0"]
    assert second["next"] is None
    assert client.get(second["previous"]).{{ json }}() == first


@pytest.mark.parametrize("page", ["0", "-1", "2", "99999999999999999999999"])
def test_pages_that_do_not_exist_are_not_found(client: {{ client }}, page: str) -> None:
    assert client.get(f"/notes/?page={page}").status_code == 404

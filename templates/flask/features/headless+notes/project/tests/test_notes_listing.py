{% set users = 'users' in cookiecutter.__features %}
"""Notes: listed for programs."""

{% filter imports %}
import pytest
from datetime import UTC, datetime, timedelta
from flask.testing import FlaskClient
from tests.notebook import Notebook
{% endfilter %}

JANUARY = datetime(2026, 1, 1, tzinfo=UTC)


def test_everybody_reads_notes(client: FlaskClient, notebook: Notebook) -> None:
    note_id = notebook.write("Bread", JANUARY)

    (note,) = client.get("/notes/").get_json()["results"]

    assert note.pop("changed_at")
    assert note == {
        "id": note_id,
        "title": "Bread",
        "body": "Some text.",
        {% if users %}
        "author": "ada",
        {% endif %}
        "created_at": "2026-01-01T00:00:00+00:00",
    }


def test_lists_come_in_pages_that_lead_to_each_other(
    client: FlaskClient, notebook: Notebook
) -> None:
    for day in range(21):
        notebook.write(f"Day {day}", JANUARY + timedelta(days=day))

    first = client.get("/notes/").get_json()
    second = client.get(first["next"]).get_json()

    assert (first["count"], first["previous"]) == (21, None)
    assert first["results"][0]["title"] == "Day 20"
    assert [note["title"] for note in second["results"]] == ["Day 0"]
    assert second["next"] is None
    assert client.get(second["previous"]).get_json() == first


@pytest.mark.parametrize("page", ["0", "-1", "2", "99999999999999999999999"])
def test_pages_that_do_not_exist_are_not_found(client: FlaskClient, page: str) -> None:
    assert client.get(f"/notes/?page={page}").status_code == 404

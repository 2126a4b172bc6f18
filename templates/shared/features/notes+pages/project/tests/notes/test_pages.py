{% set django = cookiecutter._framework == 'django' %}
{% set client = 'Client' if django else 'FlaskClient' %}
{% set redirects = '== 302' if django else 'in (302, 303)' %}
{% set location = 'headers["Location"]' if django else 'location' %}
{% set on = cookiecutter.__features %}
{% set writing = 'forms' in on %}
{% set owned = 'accounts' in on %}
{% set mongo = 'mongodb' in on %}
{% set some = 'f"/notes/{NIL}' if mongo else '"/notes/1' %}
"""Notes: {{ 'reading, writing, changing and deleting' if writing else 'reading' }} them in pages."""

{% filter imports %}
import pytest
from datetime import UTC, datetime, timedelta
from {{ 'django.test' if django else 'flask.testing' }} import {{ client }}
from tests.notes.notebook import Notebook
{% if writing %}
from {{ cookiecutter.project_slug }}.notes.models import BODY_LENGTH, TITLE_LENGTH
from {{ cookiecutter.project_slug }}.notes.forms import NoteForm
from {{ 'django.forms' if django else 'flask_wtf.file' }} import FileField
from tests.browser import Browser
{% endif %}
{% if 'users' in on %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% if owned and not django %}
from tests.people import PASSWORD
{% endif %}
{% endfilter %}
{% if owned and mongo %}

# Of the form of an id, and nobody's.
NIL = "0" * 24
{% endif %}
{% if writing %}


@pytest.fixture
{% if owned %}
def writer(browser: Browser, ada: User) -> Browser:
    """Ada, logged in."""
    {{ 'browser.client.force_login(ada)' if django else 'browser.log_in(ada.email, PASSWORD)' }}
    return browser
{% else %}
def writer(browser: Browser) -> Browser:
    """Somebody who writes notes."""
    return browser
{% endif %}
{% endif %}


def test_notes_are_public(client: {{ client }}, notebook: Notebook) -> None:
    note_id = notebook.write("Bread & butter")

    assert "Bread &amp; butter" in client.get("/notes/").text
    page = client.get(f"/notes/{note_id}/").text
    assert "Some text." in page
{% if owned or not writing %}
    assert "Delete" not in page
{% endif %}
{% if 'users' in on %}


{% if django %}
def test_addresses_of_authors_stay_private(client: Client, notebook: Notebook, ada: User) -> None:
{% else %}
def test_addresses_of_authors_stay_private(
    client: FlaskClient, notebook: Notebook, ada: User
) -> None:
{% endif %}
    note_id = notebook.write("Public")

    page = client.get(f"/notes/{note_id}/").text

    assert "ada" in page
    assert ada.email not in page
{% endif %}


def test_an_empty_list_says_so(client: {{ client }}) -> None:
    assert "There are no notes yet." in client.get("/notes/").text


def test_the_list_goes_on_over_pages_with_the_newest_first(
    client: {{ client }}, notebook: Notebook
) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for day in range(11):
        notebook.write(f"Day {day:02}", start + timedelta(days=day))

    first, second = client.get("/notes/").text, client.get("/notes/?page=2").text

    assert first.index("Day 10") < first.index("Day 09")
    assert "Day 00" not in first
    assert "Day 00" in second
    assert 'rel="next"' in first
    assert '?page=2"' in first
    assert 'rel="prev"' in second


@pytest.mark.parametrize("page", ["0", "-1", "2", "99999999999999999999999"{{ ', "first"' if django }}])
def test_pages_that_do_not_exist_are_not_found(client: {{ client }}, page: str) -> None:
    assert client.get(f"/notes/?page={page}").status_code == 404


{% if django and 'redis' in on %}
@pytest.mark.parametrize("number", ["0", "4711", "f81d4fae-7dec-4000-a765-00a0c91e6bf6"])
{% elif django and mongo %}
@pytest.mark.parametrize("number", ["0", "4711", "0123456789abcdef01234567"])
{% else %}
@pytest.mark.parametrize("number", ["0", "4711", "99999999999999999999999"])
{% endif %}
def test_notes_that_do_not_exist_are_not_found(client: {{ client }}, number: str) -> None:
    assert client.get(f"/notes/{number}/").status_code == 404
{% if writing %}


def test_a_note_is_written(writer: Browser) -> None:
    response = writer.submit("/notes/new/", title="First", body="Hello\r\nworld")

    assert response.status_code {{ redirects }}
    page = writer.open(response.{{ location }}).text
    assert "<h1>First</h1>" in page
    assert "changed <time" not in page
    assert "The note is saved." in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"body": "  "},
        {"title": "x" * (TITLE_LENGTH + 1)},
        {"body": "x" * (BODY_LENGTH + 1)},
        {"title": "\0"},
    ],
)
def test_what_is_not_valid_is_said_beside_its_field(
    writer: Browser, notebook: Notebook, wrong: dict[str, str]
) -> None:
    response = writer.submit("/notes/new/", **{"title": "Title", "body": "Text"} | wrong)

    assert response.status_code == 200
    (name,) = wrong
{% if django %}
    assert f'class="errors" id="id_{name}_error"' in response.text
    assert f'aria-describedby="id_{name}_error"' in response.text
{% else %}
    assert f'aria-describedby="{name}-errors"' in response.text
{% endif %}
    assert notebook.titles() == []


def test_a_field_for_a_file_makes_its_form_send_it(
    writer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "enctype" not in writer.open("/notes/new/").text
{% if django %}
    monkeypatch.setitem(NoteForm.base_fields, "scan", FileField())
{% else %}
    monkeypatch.setattr(NoteForm, "scan", FileField(), raising=False)
{% endif %}

    assert 'enctype="multipart/form-data"' in writer.open("/notes/new/").text


def test_html_in_notes_is_escaped(writer: Browser) -> None:
    response = writer.submit("/notes/new/", title="<script>1</script>", body="<b>bold</b>")

    page = writer.open(response.{{ location }}).text
    assert "<script>1" not in page
    assert "&lt;b&gt;bold" in page


def test_a_note_is_changed(writer: Browser, notebook: Notebook) -> None:
    note_id = notebook.write("Before", datetime(2026, 1, 1, tzinfo=UTC))

    writer.submit(f"/notes/{note_id}/edit/", title="After", body="Text")

    assert notebook.titles() == ["After"]
    assert "changed <time" in writer.open(f"/notes/{note_id}/").text


def test_a_note_is_deleted_after_asking(writer: Browser, notebook: Notebook) -> None:
    note_id = notebook.write("Old")

    assert "Delete “Old”?" in writer.open(f"/notes/{note_id}/delete/").text
    assert notebook.titles() == ["Old"]
    writer.submit(f"/notes/{note_id}/delete/")

    assert notebook.titles() == []


def test_a_form_from_elsewhere_is_refused(writer: Browser, notebook: Notebook) -> None:
    response = writer.send("/notes/new/", "forged", title="Forged", body="Text")

    assert response.status_code == {{ 403 if django else 400 }}
    assert notebook.titles() == []
{% endif %}
{% if owned %}


@pytest.mark.parametrize("action", ["edit", "delete"])
def test_notes_of_others_cannot_be_changed(
    writer: Browser, notebook: Notebook, grace: User, action: str
) -> None:
    note_id = notebook.write("Of Grace", author=grace)
    token = writer.token_of("/notes/new/")

    assert writer.open(f"/notes/{note_id}/{action}/").status_code == 403
    refused = writer.send(f"/notes/{note_id}/{action}/", token, title="Mine", body="Text")

    assert refused.status_code == 403
    assert notebook.titles() == ["Of Grace"]


@pytest.mark.parametrize("path", ["/notes/new/", {{ some }}/edit/", {{ some }}/delete/"])
def test_writing_needs_a_log_in(client: {{ client }}, path: str) -> None:
    response = client.get(path)

    assert response.status_code {{ redirects }}
    assert response.{{ location }}.startswith("/accounts/login/?next=")
{% elif not writing %}


@pytest.mark.parametrize("path", ["/notes/new/", "/notes/1/edit/", "/notes/1/delete/"])
def test_notes_are_written_by_the_api_alone(client: {{ client }}, path: str) -> None:
    assert client.post(path).status_code == 404
{% endif %}

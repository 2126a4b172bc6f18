{% set on = cookiecutter.__features %}
{% set users = 'users' in on %}
{% set writing = 'rest' in on or 'forms' in on and 'pages' in on %}
"""The database: indexes and documents."""

{% filter imports %}
from datetime import datetime, timedelta, timezone
from flask import Flask
from {{ cookiecutter.project_slug }}.notes.models import Note
from tests.notebook import Notebook
{% if writing %}
import pytest
from werkzeug.exceptions import Conflict
from {{ cookiecutter.project_slug }}.notes import storage
{% endif %}
{% if users %}
import pytest
from mongoengine.errors import NotUniqueError, ValidationError
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import make_user
{% endif %}
{% endfilter %}


def test_the_indexes_are_made_by_a_command_as_often_as_one_likes(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["create-indexes"])

    assert result.exit_code == 0, result.output
    indexes = Note._get_collection().index_information().values()
    assert [("created_at", -1), ("_id", -1)] in [list(index["key"]) for index in indexes]


def test_points_in_time_come_back_in_utc(app: Flask, notebook: Notebook) -> None:
    in_tokyo = datetime(2026, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=9)))
    note_id = notebook.write("From Tokyo", in_tokyo)

    with app.app_context():
        kept = Note.objects.get(id=note_id).created_at

    assert kept == in_tokyo
    assert kept.utcoffset() == timedelta()
{% if writing %}


def test_a_note_that_is_gone_is_not_brought_back(app: Flask, notebook: Notebook) -> None:
    note_id = notebook.write("Old")

    with app.app_context():
        note = storage.find(note_id)
        storage.remove(storage.find(note_id))
        note.title = "New"
        with pytest.raises(Conflict):
            storage.save(note)

    assert notebook.titles() == []
{% endif %}
{% if users %}


def test_an_address_is_kept_once(app: Flask, ada: User) -> None:
    with pytest.raises(NotUniqueError):
        make_user(app, ada.email)


def test_a_note_without_its_author_is_refused(app: Flask) -> None:
    with app.app_context(), pytest.raises(ValidationError):
        Note(title="Nobody's", body="Text").save()


def test_with_a_user_go_the_notes(app: Flask, notebook: Notebook) -> None:
    notebook.write("Of Ada")

    with app.app_context():
        notebook.author.delete()

    assert notebook.titles() == []
{% endif %}

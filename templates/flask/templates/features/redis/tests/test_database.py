{% set on = cookiecutter.__features %}
{% set users = 'users' in on %}
{% set identity = 'fs_uniquifier' if 'accounts' in on else 'identity' %}
"""The database: what is kept, and what is refused."""

{% filter imports %}
from datetime import UTC, datetime, timedelta, timezone
from flask import Flask
from {{ cookiecutter.project_slug }}.database import database, key
from {{ cookiecutter.project_slug }}.notes import storage
from tests.notebook import Notebook
{% if users %}
from concurrent.futures import ThreadPoolExecutor
import pytest
from werkzeug.exceptions import Conflict
from {{ cookiecutter.project_slug }}.notes.models import Note
from {{ cookiecutter.project_slug }}.users import storage as users
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import make_user
{% endif %}
{% endfilter %}


def test_points_in_time_come_back_in_utc(app: Flask, notebook: Notebook) -> None:
    in_tokyo = datetime(2026, 1, 2, 3, 4, tzinfo=timezone(timedelta(hours=9)))
    note_id = notebook.write("From Tokyo", in_tokyo)

    with app.app_context():
        (note,) = storage.loaded([note_id])

    assert note.created_at == in_tokyo
    assert note.created_at.tzinfo is UTC


def test_notes_of_one_moment_are_in_the_order_of_their_numbers(
    app: Flask, notebook: Notebook
) -> None:
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    written = [notebook.write(f"Number {number}", moment) for number in range(12)]

    with app.app_context():
        assert storage.ordered("created_at") == written


def test_what_is_kept_of_this_service_has_its_prefix(app: Flask, notebook: Notebook) -> None:
    notebook.write("Bread")

    with app.app_context():
        assert key("notes").startswith("test-")
        assert database().exists(key("notes", "created_at"))


def test_a_note_that_was_changed_in_the_meantime_is_removed_without_a_trace(
    app: Flask, notebook: Notebook
) -> None:
    note_id = notebook.write("Before")

    with app.app_context():
        (as_it_was,) = storage.loaded([note_id])
        (note,) = storage.loaded([note_id])
        note.title = "After"
        storage.save(note)
        storage.remove(as_it_was)

        assert not database().exists(key("notes", "title"), key("notes", "created_at"))
{% if users %}


def test_a_note_without_its_author_is_refused(app: Flask, notebook: Notebook) -> None:
    with app.app_context(), pytest.raises(Conflict):
        storage.write(Note("Nobody's", "Text", author_id=4711, id=1), is_new=True)

    assert notebook.titles() == []


def test_an_address_belongs_to_one_user(app: Flask, ada: User) -> None:
    with pytest.raises(Conflict):
        make_user(app, ada.email.upper())


def test_of_many_who_want_an_address_one_gets_it(app: Flask) -> None:
    def sign_up(_number: int) -> bool:
        with app.app_context():
            try:
                users.save(User(email="new@example.org", password="kept as a hash"))
            except Conflict:
                return False
        return True

    with ThreadPoolExecutor() as everybody:
        assert sum(everybody.map(sign_up, range(8))) == 1


def test_another_identity_ends_the_one_before(app: Flask, ada: User) -> None:
    before = ada.{{ identity }}
    with app.app_context():
        ada.{{ identity }} = "another"
        users.save(ada)

        assert users.by_identity(before) is None
        assert users.by_identity("another") is not None
{% endif %}
{% if 'admin' in on %}


def test_with_a_user_go_the_notes(app: Flask, notebook: Notebook) -> None:
    notebook.write("Of Ada")

    with app.app_context():
        storage.remove_all_of(notebook.author.id)

    assert notebook.titles() == []
{% endif %}

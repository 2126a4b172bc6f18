{% set id_type = 'str' if 'mongoengine' in cookiecutter.__features else 'int' %}
{% set note = 'own_note(note_id)' if 'users' in cookiecutter.__features else 'storage.find(note_id)' %}
{% set users = 'users' in cookiecutter.__features %}
"""The notes of the API."""

{% filter imports %}
from typing import Any
from flask import url_for
from flask.views import MethodView
from ..api import ApiBlueprint
from ..api.pagination import paginated
from . import storage
{% if 'cache' in cookiecutter.__features %}
from . import cached
{% endif %}
from .models import Note
from .schemas import NoteChangeSchema, NotePage, NoteQuery, NoteSchema
{% if users %}
from werkzeug.exceptions import Forbidden
from ..api.authentication import api_user, signed_in
{% endif %}
{% endfilter %}

{% if 'mongoengine' in cookiecutter.__features %}
NOTE = "/<string(length=24):note_id>/"
{% else %}
# The largest id that a database stores: beyond it there is no note to look for.
NOTE = "/<int(max=2147483647):note_id>/"
{% endif %}

notes_api = ApiBlueprint(
    "notes-api",
    __name__,
    url_prefix="/api/v1/notes",
    description="{{ 'Notes: everybody may read them, only their authors may change them.' if users else 'Notes: everybody may read and change them.' }}",
)


@notes_api.route("/")
class NotesView(MethodView):
    """All notes."""

    @notes_api.arguments(NoteQuery, location="query")
    @notes_api.response(200, NotePage)
    @notes_api.problems(404)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """List notes."""
        return paginated({{ 'cached' if 'cache' in cookiecutter.__features else 'storage' }}.search(query, query["page"], query["page_size"]))

{% if users %}
    @signed_in
{% endif %}
    @notes_api.arguments(NoteSchema)
    @notes_api.response(201, NoteSchema)
    @notes_api.problems({{ '400, 401, 403, 415' if users else '400, 415' }})
    def post(self, values: dict[str, Any]) -> tuple[Note, int, dict[str, str]]:
        """Write a note."""
        note = Note(**values{{ ', author=api_user()' if users }})
        storage.save(note)
        return note, 201, {"Location": url_for("notes-api.NoteView", note_id=note.id)}


@notes_api.route(NOTE)
class NoteView(MethodView):
    """One note."""

    @notes_api.response(200, NoteSchema)
    @notes_api.problems(404)
    def get(self, note_id: {{ id_type }}) -> Note:
        """Show a note."""
        return storage.find(note_id)

{% if users %}
    @signed_in
{% endif %}
    @notes_api.arguments(NoteSchema)
    @notes_api.response(200, NoteSchema)
    @notes_api.problems({{ '400, 401, 403, 404, 415' if users else '400, 404, 415' }})
    def put(self, values: dict[str, Any], note_id: {{ id_type }}) -> Note:
        """Replace a note{{ " of one's own" if users }}."""
        return changed({{ note }}, values)

{% if users %}
    @signed_in
{% endif %}
    @notes_api.arguments(NoteChangeSchema(partial=True))
    @notes_api.response(200, NoteSchema)
    @notes_api.problems({{ '400, 401, 403, 404, 415' if users else '400, 404, 415' }})
    def patch(self, values: dict[str, Any], note_id: {{ id_type }}) -> Note:
        """Change parts of a note{{ " of one's own" if users }}."""
        return changed({{ note }}, values)

{% if users %}
    @signed_in
{% endif %}
    @notes_api.response(204)
    @notes_api.problems({{ '401, 403, 404' if users else '404' }})
    def delete(self, note_id: {{ id_type }}) -> None:
        """Delete a note{{ " of one's own" if users }}."""
        storage.remove({{ note }})


def changed(note: Note, values: dict[str, Any]) -> Note:
    """Return the note with new values, saved."""
    for name, value in values.items():
        setattr(note, name, value)
    storage.save(note)
    return note
{% if users %}


def own_note(note_id: {{ id_type }}) -> Note:
    """Return the note if it is the user's own."""
    note = storage.find(note_id)
    if note.author_id != api_user().id:
        raise Forbidden({{ string("Only the author can change a note.") }})
    return note
{% endif %}

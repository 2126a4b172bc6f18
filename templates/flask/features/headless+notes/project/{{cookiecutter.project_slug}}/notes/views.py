"""The notes as a list for programs."""

{% filter imports %}
from flask import Blueprint, abort, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from . import {{ 'cached' if 'cache' in cookiecutter.__features else 'storage' }}
{% if 'cache' in cookiecutter.__features %}
from types import SimpleNamespace
{% else %}
from .models import Note
{% endif %}
{% endfilter %}

NOTES_ON_A_PAGE = 20
LAST_PAGE = 1_000_000

notes = Blueprint("notes", __name__, url_prefix="/notes")


@notes.get("/")
def index() -> ResponseReturnValue:
    """List the notes, the newest first."""
    number = request.args.get("page", 1, type=int)
    if not 1 <= number <= LAST_PAGE:
        abort(404)
    page = {{ 'cached' if 'cache' in cookiecutter.__features else 'storage' }}.latest(number, NOTES_ON_A_PAGE)
{% if 'page_class' in cookiecutter.__features %}
    if number > page.pages:
        abort(404)
{% endif %}
    return jsonify(
        count=page.total,
        next=url_for("notes.index", page=page.next_num) if page.next_num else None,
        previous=url_for("notes.index", page=page.prev_num) if page.prev_num else None,
        results=[as_dict(note) for note in page.items],
    )


def as_dict(note: {{ 'SimpleNamespace' if 'cache' in cookiecutter.__features else 'Note' }}) -> dict[str, {{ 'str' if 'mongoengine' in cookiecutter.__features else 'str | int' }}]:
    """Return a note as it is answered."""
    return {
        "id": {{ 'str(note.id)' if 'mongoengine' in cookiecutter.__features else 'note.id' }},
        "title": note.title,
        "body": note.body,
        {% if 'users' in cookiecutter.__features %}
        "author": str(note.author),
        {% endif %}
        "created_at": note.created_at.isoformat(),
        "changed_at": note.changed_at.isoformat(),
    }

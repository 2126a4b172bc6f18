{% set id_type = 'str' if 'mongoengine' in cookiecutter.__features else 'int' %}
{% set on = cookiecutter.__features %}
{% set writing = 'forms' in on %}
{% set owned = 'accounts' in on %}
"""The pages of the notes."""

{% filter imports %}
from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from . import storage
{% if 'cache' in on %}
from . import cached
{% endif %}
{% if writing %}
from .models import Note
{% endif %}
{% if writing %}
from flask import flash, redirect, url_for
from .forms import NoteForm
{% endif %}
{% if owned %}
from flask_security import auth_required, current_user
{% endif %}
{% endfilter %}

NOTES_ON_A_PAGE = 10
LAST_PAGE = 1_000_000
{% if 'mongoengine' in cookiecutter.__features %}
NOTE = "/<string(length=24):note_id>"
{% else %}
# The largest id that a database stores: beyond it there is no note to look for.
NOTE = "/<int(max=2147483647):note_id>"
{% endif %}

notes = Blueprint("notes", __name__, url_prefix="/notes", template_folder="templates")


@notes.get("/")
def index() -> ResponseReturnValue:
    """List the notes, the newest first."""
    number = request.args.get("page", 1, type=int)
    if not 1 <= number <= LAST_PAGE:
        abort(404)
    {% if 'realtime' in on %}
    # First the version: what changes after it makes the page ask again.
    version = storage.version()
    {% endif %}
    page = {{ 'cached' if 'cache' in on else 'storage' }}.latest(number, NOTES_ON_A_PAGE)
{% if 'page_class' in on %}
    if number > page.pages:
        abort(404)
{% endif %}
    return render_template("notes/index.html", page=page{{ ', version=version' if 'realtime' in on }})


@notes.get(f"{NOTE}/")
def show(note_id: {{ id_type }}) -> ResponseReturnValue:
    """Show one note."""
    return render_template("notes/show.html", note=storage.find(note_id))
{% if writing %}


@notes.route("/new/", methods=["GET", "POST"])
{% if owned %}
@auth_required("session")
{% endif %}
def create() -> ResponseReturnValue:
    """Write a new note."""
    note = Note({{ '' if not owned else 'author=current_user.id' if 'mongoengine' in on else 'author_id=current_user.id' }})
    return process_form(note, {{ string("New note") }})


@notes.route(f"{NOTE}/edit/", methods=["GET", "POST"])
{% if owned %}
@auth_required("session")
{% endif %}
def edit(note_id: {{ id_type }}) -> ResponseReturnValue:
    """Change a note{{ ' of one\'s own' if owned }}."""
    return process_form({{ 'own_note(note_id)' if owned else 'storage.find(note_id)' }}, {{ string("Edit note") }})


@notes.route(f"{NOTE}/delete/", methods=["GET", "POST"])
{% if owned %}
@auth_required("session")
{% endif %}
def delete(note_id: {{ id_type }}) -> ResponseReturnValue:
    """Delete a note{{ ' of one\'s own' if owned }}, after asking."""
    note = {{ 'own_note(note_id)' if owned else 'storage.find(note_id)' }}
    if request.method == "POST":
        storage.remove(note)
        flash({{ string("The note is deleted.") }}, "success")
        return redirect(url_for("notes.index"))
    return render_template("notes/delete.html", note=note)


def process_form(note: Note, title: str) -> ResponseReturnValue:
    """Show the form of a note, and save the note when the form is sent."""
    form = NoteForm(obj=note)
    if form.validate_on_submit():
        form.populate_obj(note)
        storage.save(note)
        flash({{ string("The note is saved.") }}, "success")
        return redirect(url_for("notes.show", note_id=note.id))
    return render_template("notes/form.html", form=form, title=title)
{% endif %}
{% if owned %}


def own_note(note_id: {{ id_type }}) -> Note:
    """Return the note if it is the user's own."""
    note = storage.find(note_id)
    if note.author_id != current_user.id:
        abort(403, {{ string("Only the author can change a note.") }})
    return note
{% endif %}

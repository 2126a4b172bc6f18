{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set owned = 'accounts' in on %}
{% set owner = 'str(current_user.id)' if owned else '"public"' %}
"""The pages of the exports."""

{% filter imports %}
from uuid import UUID
from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from .downloads import downloaded
from .files import Export
from .tasks import ExportError, ask
{% if owned %}
from flask_security import auth_required, current_user
{% endif %}
{% if not notes %}
from ..statistics.forms import TextForm
{% endif %}
{% endfilter %}

exports = Blueprint("exports", __name__, url_prefix="/exports", template_folder="templates")


{% if owned %}
@exports.get("/")
@auth_required("session")
def index() -> ResponseReturnValue:
    """Lead those back who had to log in first: they have not pressed the button."""
    return redirect(url_for("notes.index"))


{% endif %}
@exports.post("/")
{% if owned %}
@auth_required("session")
{% endif %}
def create() -> ResponseReturnValue:
    """Ask for an export of {{ 'the notes' if notes else 'the words of a text' }}."""
{% if not notes %}
    form = TextForm()
    if not form.validate():
        return render_template("statistics/index.html", form=form, result=None)
{% endif %}
    try:
        export = ask({{ owner }}{{ '' if notes else ', form.text.data or ""' }})
    except ExportError:
        abort(503, {{ string("No export can be made at the moment. Please try again later.") }})
    return redirect(url_for("exports.show", export_id=export.id), code=303)


@exports.get("/<uuid:export_id>/")
{% if owned %}
@auth_required("session")
{% endif %}
def show(export_id: UUID) -> ResponseReturnValue:
    """Show how far an export is."""
    export = Export({{ owner }}, export_id)
    state = export.state()
    if state is None:
        abort(404)
    return render_template("exports/show.html", export=export, state=state)


@exports.get("/<uuid:export_id>/download/")
{% if owned %}
@auth_required("session")
{% endif %}
def download(export_id: UUID) -> ResponseReturnValue:
    """Return the file of an export."""
    return downloaded(Export({{ owner }}, export_id))

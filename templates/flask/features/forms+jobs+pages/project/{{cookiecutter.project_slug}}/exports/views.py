{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set owned = 'accounts' in on %}
"""The pages of the exports."""

{% filter imports %}
from uuid import UUID
from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from .downloads import downloaded
from .files import Export
from ..extensions import limiter
from .tasks import ask
{% if owned %}
from flask_security import auth_required, current_user
{% endif %}
{% if not notes %}
from ..statistics.forms import TextForm
{% endif %}
{% endfilter %}

exports = Blueprint("exports", __name__, url_prefix="/exports", template_folder="templates")


{% if owned %}
def owner() -> str:
    """Return the id of the user, if somebody has logged in."""
    return str(getattr(current_user, "id", ""))


@exports.get("/")
@auth_required("session")
def index() -> ResponseReturnValue:
    """Redirect users who had to log in first: they have not pressed the button."""
    return redirect(url_for("notes.index"))


{% endif %}
@exports.post("/")
{% if owned %}
@auth_required("session")
@limiter.shared_limit("20 per hour", scope="exports", key_func=owner)
{% else %}
@limiter.shared_limit("20 per hour", scope="exports")
{% endif %}
def create() -> ResponseReturnValue:
    """Ask for an export of {{ 'the notes' if notes else 'the words of a text' }}."""
{% if not notes %}
    form = TextForm()
    if not form.validate():
        return render_template("statistics/index.html", form=form, result=None)
{% endif %}
    export = ask({{ 'owner()' if owned else '"public"' }}{{ '' if notes else ', form.text.data or ""' }})
    return redirect(url_for("exports.show", export_id=export.id), code=303)


@exports.get("/<uuid:export_id>/")
{% if owned %}
@auth_required("session")
{% endif %}
def show(export_id: UUID) -> ResponseReturnValue:
    """Show how far an export is."""
    export = Export({{ 'owner()' if owned else '"public"' }}, export_id)
    state = export.state()
    if state is None:
        abort(404)
    return render_template("exports/show.html", export=export, state=state)


@exports.get("/<uuid:export_id>/download/")
{% if owned %}
@auth_required("session")
{% endif %}
def download(export_id: UUID) -> ResponseReturnValue:
    return downloaded(Export({{ 'owner()' if owned else '"public"' }}, export_id))

{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set users = 'users' in on %}
{% set owner = 'str(api_user().id)' if users else '"public"' %}
"""The exports of the API."""

{% filter imports %}
from typing import Any
from uuid import UUID
from flask import Response, abort, url_for
from flask.views import MethodView
from marshmallow import Schema, fields
from marshmallow.validate import OneOf
from ..api import ApiBlueprint
from .downloads import downloaded
from .files import Export
from ..extensions import limiter
from .tasks import ask
{% if users %}
from ..api.authentication import api_user, signed_in
{% endif %}
{% if not notes %}
from ..statistics.api import TextSchema
{% endif %}
{% endfilter %}

exports_api = ApiBlueprint(
    "exports-api",
    __name__,
    url_prefix="/api/v1/exports",
    description="Exports: files that are made while nobody waits.",
)


class ExportSchema(Schema):
    """How far an export is, and where its file is."""

    id = fields.UUID(required=True)
    state = fields.String(required=True, validate=OneOf(["waiting", "ready", "failed"]))
    download = fields.String(required=True, allow_none=True)


@exports_api.route("/")
class ExportsView(MethodView):
    """Exports of {{ 'the notes' if notes else 'the words of a text' }}."""

{% if users %}
    @signed_in
    @limiter.shared_limit("20 per hour", scope="exports", key_func=lambda: str(api_user().id))
{% else %}
    @limiter.shared_limit("20 per hour", scope="exports")
{% endif %}
{% if not notes %}
    @exports_api.arguments(TextSchema)
{% endif %}
    @exports_api.response(202, ExportSchema)
    @exports_api.problems({{ '401, 403, 503' if users else '503' if notes else '400, 415, 503' }})
    def post(self{{ '' if notes else ', values: dict[str, str]' }}) -> tuple[dict[str, Any], int, dict[str, str]]:
        """Ask for an export."""
        export = ask({{ owner }}{{ '' if notes else ', values["text"]' }})
        location = url_for("exports-api.ExportView", export_id=export.id)
        return as_dict(export), 202, {"Location": location}


@exports_api.route("/<uuid:export_id>/")
class ExportView(MethodView):
    """One export."""

{% if users %}
    @signed_in
{% endif %}
    @exports_api.response(200, ExportSchema)
    @exports_api.problems({{ '401, 403, 404' if users else '404' }})
    def get(self, export_id: UUID) -> dict[str, Any]:
        """Show how far an export is."""
        return as_dict(Export({{ owner }}, export_id))


@exports_api.route("/<uuid:export_id>/download/")
class DownloadView(MethodView):
    """The file of an export."""

{% if users %}
    @signed_in
{% endif %}
    @exports_api.response(200, {"type": "string"}, content_type="text/csv")
    @exports_api.problems({{ '401, 403, 404' if users else '404' }})
    def get(self, export_id: UUID) -> Response:
        """Return the file of an export."""
        return downloaded(Export({{ owner }}, export_id))


def as_dict(export: Export) -> dict[str, Any]:
    """Return an export as the API answers it."""
    state = export.state()
    if state is None:
        abort(404)
    address = url_for("exports-api.DownloadView", export_id=export.id)
    return {"id": export.id, "state": state, "download": address if state == "ready" else None}

{% set users = 'users' in cookiecutter.__features %}
"""A view of the API that is the tests' own."""

{% filter imports %}
from flask import Flask
from flask.views import MethodView
from marshmallow import RAISE, Schema
from marshmallow.fields import String
from {{ cookiecutter.project_slug }}.api import ApiBlueprint
{% if users %}
from {{ cookiecutter.project_slug }}.api.authentication import SECURITY, signed_in
{% endif %}
{% if 'forms' in cookiecutter.__features %}
from {{ cookiecutter.project_slug }}.extensions import csrf
{% endif %}
{% endfilter %}

ECHO = "/api/v1/echo/"

echo_api = ApiBlueprint("echo-api", __name__, url_prefix="/api/v1/echo")


class EchoSchema(Schema):
    class Meta:
        unknown = RAISE

    text = String(required=True)


@echo_api.route("/")
class EchoView(MethodView):
    """Answers with the text that it is sent."""

    @echo_api.response(200, EchoSchema)
    def get(self) -> dict[str, str]:
        return {"text": "One."}

{% if users %}
    @signed_in
    @echo_api.doc(security=SECURITY)
{% endif %}
    @echo_api.arguments(EchoSchema)
    @echo_api.response(200, EchoSchema)
    @echo_api.problems(400, 415)
    def post(self, values: dict[str, str]) -> dict[str, str]:
        return values


def add_echo(app: Flask) -> None:
    """Add the view to the API of an application."""
{% if 'forms' in cookiecutter.__features %}
    csrf.exempt(echo_api)
{% endif %}
    app.extensions["flask-smorest"]["apis"][""]["ext_obj"].register_blueprint(echo_api)

"""{{ cookiecutter.project_slug }}: the application and how it is made."""

{% filter imports %}
from flask import Flask
{% fragments "application.imports" %}
from .health import health
{% endfilter %}


def create_app() -> Flask:
    """Make the application."""
    app = Flask(__name__)
    app.register_blueprint(health)
    {% fragments "application.blueprints" %}
    return app

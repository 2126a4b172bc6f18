{% set on = cookiecutter.__features %}
"""The two questions of whoever runs the service."""

{% filter imports %}
from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
{% if 'database' in on %}
from flask import current_app
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from ..extensions import db
{% endif %}
{% endfilter %}

health = Blueprint("health", __name__, url_prefix="/health")


@health.get("/live")
def live() -> ResponseReturnValue:
    """Say that the process answers."""
    return jsonify(status="ok")


@health.get("/ready")
def ready() -> ResponseReturnValue:
{% if 'database' in on %}
    """Say whether requests can be served: the database answers."""
    try:
        db.session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        current_app.logger.exception("The database does not answer.")
        return jsonify(status="unavailable", database="unavailable"), 503
    return jsonify(status="ok", database="ok")
{% else %}
    """Say that requests can be served: this service needs nothing else."""
    return jsonify(status="ok")
{% endif %}

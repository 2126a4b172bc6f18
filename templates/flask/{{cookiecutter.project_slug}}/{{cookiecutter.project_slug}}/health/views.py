{% set on = cookiecutter.__features %}
{% set others = 'cache' in on or 'jobs' in on or 'notes' in on and 'realtime' in on %}
"""The probes: whether the process lives, and whether it can serve."""

{% filter imports %}
from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
{% if 'database' in on %}
from flask import current_app
{% endif %}
{% fragments "health.imports" %}
{% endfilter %}

health = Blueprint("health", __name__, url_prefix="/health")


{% if 'database' not in on and not others %}
@health.get("/ready", endpoint="ready")
@health.get("/live")
def live() -> ResponseReturnValue:
    """Answer: the process lives, and needs nothing else to serve requests."""
    return jsonify(status="ok")
{% else %}
@health.get("/live")
def live() -> ResponseReturnValue:
    """Answer: the process lives."""
    return jsonify(status="ok")


@health.get("/ready")
def ready() -> ResponseReturnValue:
{% endif %}
{% if 'database' in on %}
    """Say whether requests can be served: the database answers."""
    try:
        {% fragments "health.question" %}
        current_app.logger.exception("The database does not answer.")
        return jsonify(status="unavailable", database="unavailable"), 503
    return jsonify(status="ok", database="ok"{{ ', **other_servers()' if others }})
{% elif others %}
    """Say that requests can be served, and which servers answer."""
    return jsonify(status="ok", **other_servers())
{% endif %}
{% if others %}


def other_servers() -> dict[str, str]:
    """Say which other servers answer: most requests can be served without them."""
    return {
        {% fragments "health.servers" %}
    }
{% endif %}

{% set on = cookiecutter.__features %}
{% set others = 'cache' in on or 'celery' in on or 'notes' in on and 'realtime' in on %}
"""The probes: whether the process lives, and whether it can serve."""

{% filter imports %}
from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
{% if 'database' in on %}
from flask import current_app
{% endif %}
{% if others %}
from functools import lru_cache
from time import monotonic
{% endif %}
{% fragments "health.imports" %}
{% endfilter %}

{% if others %}
# Everybody can ask: the other servers are not asked each time.
SECONDS_BETWEEN_QUESTIONS = 2

{% endif %}
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
    """Return the state of the optional servers, which most requests do without."""
    return answers_at(int(monotonic() / SECONDS_BETWEEN_QUESTIONS))


@lru_cache(maxsize=1)
def answers_at(_moment: int) -> dict[str, str]:
    """Ask the other servers, once in a moment."""
    return {
        {% fragments "health.servers" %}
    }
{% endif %}

{% set on = cookiecutter.__features %}
"""The root URL."""

{% filter imports %}
from flask import Blueprint
from flask.typing import ResponseReturnValue
{% if 'headless' in on %}
from flask import jsonify, url_for
{% elif 'pages' in on %}
from flask import render_template
{% else %}
from flask import redirect, url_for
{% endif %}
{% endfilter %}

home = Blueprint("home", __name__)


@home.get("/")
def index() -> ResponseReturnValue:
{% if 'pages' in on %}
    """Show what there is."""
    return render_template("home.html")
{% elif 'rest' in on %}
    """Show the way to the API."""
    return redirect(url_for("docs.index"))
{% else %}
    {% set example = 'notes' if 'notes' in on else 'statistics' if 'statistics' in on %}
    """Say what there is."""
    return jsonify(
        {% if example %}
        {{ example }}=url_for("{{ example }}.index"),
        {% endif %}
        {% if 'async_views' in on %}
        upstreams=url_for("upstreams.index"),
        {% endif %}
        health=url_for("health.ready"),
    )
{% endif %}

{% set on = cookiecutter.__features %}
"""How the services behind this one are doing."""

{% filter imports %}
from flask import Blueprint, current_app
from flask.typing import ResponseReturnValue
from .asking import ask_all
{% if 'pages' in on %}
from flask import render_template
{% else %}
from flask import jsonify
{% endif %}
{% endfilter %}

upstreams = Blueprint("upstreams", __name__{{ ', template_folder="templates"' if 'pages' in on }})


@upstreams.get("/upstreams/")
async def index() -> ResponseReturnValue:
    answers = await ask_all(current_app.config["UPSTREAM_URLS"])
{% if 'pages' in on %}
    return render_template("upstreams/index.html", answers=answers)
{% else %}
    if not answers:
        hint = {{ string("No upstreams yet: list their addresses in UPSTREAM_URLS, separated by commas.") }}
        return jsonify(upstreams=[], hint=hint)
    return jsonify(upstreams=answers)
{% endif %}

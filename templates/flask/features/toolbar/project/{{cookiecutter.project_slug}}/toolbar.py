{% set on = cookiecutter.__features %}
"""The debug toolbar, a package of development: production does not have it."""

{% filter imports %}
from base64 import b64encode
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
{% if 'docker' in on %}
from pathlib import Path
{% endif %}
{% if 'sqlalchemy' in on %}
from typing import Any
{% endif %}
from flask import Flask, Response, request, url_for
{% endfilter %}


def init_app(app: Flask) -> None:
    """Add the toolbar while DEBUG is on, where it is installed."""
    if not (app.debug and find_spec("flask_debugtoolbar")):
        return
    hosts = ("127.0.0.1", "::1")
    {% if 'docker' in on %}
    # In a container, callers have the address of its gateway.
    app.config["DEBUG_TB_HOSTS"] = () if Path("/.dockerenv").exists() else hosts
    {% else %}
    app.config["DEBUG_TB_HOSTS"] = hosts
    {% endif %}
    app.config["DEBUG_TB_INTERCEPT_REDIRECTS"] = False
    {{ 'toolbar = ' if 'async_views' in on }}import_module("flask_debugtoolbar").DebugToolbarExtension(app)
    {% if 'async_views' in on %}
    # It calls views as functions, and awaits none.
    process_view = toolbar.process_view
    toolbar.process_view = lambda *view: app.ensure_sync(process_view(*view))
    {% endif %}
    {% if 'sqlalchemy' in on %}
    # It lists queries, and would run them again as only SQLAlchemy 1 did.
    panel: Any = import_module("flask_debugtoolbar.panels.sqlalchemy")
    panel.dump_query = lambda *_query: None
    {% endif %}
    app.after_request(allow_toolbar)


def allow_toolbar(response: Response) -> Response:
    """Let pages run the one script that the toolbar writes inside of them, and no other."""
    script = f"var DEBUG_TOOLBAR_STATIC_PATH = '{url_for('_debug_toolbar.static', filename='')}'"
    digest = b64encode(sha256(script.encode()).digest()).decode()
    response.content_security_policy.script_src = f"'self' 'sha256-{digest}'"
    response.content_security_policy.style_src_attr = "'unsafe-inline'"
    if "fldt" not in request.cookies:
        response.set_cookie("fldt", "hide")
    return response

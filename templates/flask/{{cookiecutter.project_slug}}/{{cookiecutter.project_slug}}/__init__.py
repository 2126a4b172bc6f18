"""The application and how it is put together."""

{% filter imports %}
import os
from collections.abc import Mapping
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from . import headers, home
{% if 'errors' in cookiecutter.__features %}
from .errors import handle_error
{% else %}
from .api.problems import problem
{% endif %}
from werkzeug.exceptions import HTTPException
from .config import Config
from .health import views as health_views
{% fragments "application.imports" %}
{% endfilter %}


def create_app(environ: Mapping[str, str] | None = None) -> Flask:
    """Make the application, from the process's environment unless another one is given."""
    app = Flask(__name__)
    app.config.from_object(Config(os.environ if environ is None else environ))
    proxies = app.config["TRUSTED_PROXIES"]
    # Each proxy adds an address to X-Forwarded-For; X-Forwarded-Proto is what the last one says.
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=min(proxies, 1))  # type: ignore[method-assign]
    {% fragments "application.pages" %}

    headers.init_app(app)
    {% fragments "application.extensions" %}

    app.register_blueprint(home.home)
    app.register_blueprint(health_views.health)
    {% fragments "application.blueprints" %}
    # Last, to replace the handlers of extensions.
    app.register_error_handler(HTTPException, {{ 'handle_error' if 'errors' in cookiecutter.__features else 'problem' }})
    return app

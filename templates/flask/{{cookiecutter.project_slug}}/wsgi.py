"""What a server{{ ' or a worker' if 'celery' in cookiecutter.__features }} imports; Flask's own command finds it by its name."""

{% set observability = 'observability' in cookiecutter.__features %}
{% filter imports %}
import os
import sys
from dotenv import load_dotenv
from {{ cookiecutter.project_slug }} import create_app
from {{ cookiecutter.project_slug }}.config import ConfigurationError
{% if observability %}
from {{ cookiecutter.project_slug }}.observability import logs
{% else %}
import logging
{% endif %}
{% endfilter %}

load_dotenv()
{% if not observability %}
logging.basicConfig(
    stream=sys.stdout,
    level=logging.INFO,
    format="%(asctime)s %(levelname)s %(name)s: %(message)s",
)
{% endif %}
# `flask run` decides about its debugger and reloader by a name of its own.
os.environ.setdefault("FLASK_DEBUG", os.environ.get("DEBUG", "false"))

try:
    {% if observability %}
    logs.configure(os.environ)
    {% endif %}
    app = create_app()
except ConfigurationError as error:
    sys.exit(f"The service cannot start:\n{error}")
{% if 'celery' in cookiecutter.__features %}
# What a worker runs.
celery = app.extensions["celery"]
{% endif %}

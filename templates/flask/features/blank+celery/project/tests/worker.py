"""A worker for the tests, which knows their task; imported by Celery."""

{% filter imports %}
import os
from {{ cookiecutter.project_slug }} import create_app
{% if 'observability' in cookiecutter.__features %}
from {{ cookiecutter.project_slug }}.observability import logs
{% endif %}
from tests.environment import TEST
from tests.tasks import work
{% endfilter %}

__all__ = ["celery", "work"]

{% if 'observability' in cookiecutter.__features %}
logs.configure(TEST)
{% endif %}
celery = create_app(TEST | {"BROKER_URL": os.environ["BROKER_URL"]}).extensions["celery"]
celery.conf.task_default_queue = os.environ["WORKER_QUEUE"]
if "visibility_timeout" in celery.conf.broker_transport_options:
    celery.conf.broker_transport_options["visibility_timeout"] = 1

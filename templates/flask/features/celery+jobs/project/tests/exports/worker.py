{% set on = cookiecutter.__features %}
{% set notes = 'notes' in cookiecutter.__features %}
"""A worker for the tests, imported by Celery: it can be held up in the middle of a task."""

{% filter imports %}
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch
from {{ cookiecutter.project_slug }}.exports import tasks
from {{ cookiecutter.project_slug }}.exports.tables import rows
{% if 'observability' in on %}
from {{ cookiecutter.project_slug }}.observability import logs
from tests.environment import TEST
{% endif %}
{% if 'oracle' in on %}
from tests.stand_in import application_on
{% else %}
from {{ cookiecutter.project_slug }} import create_app
{% endif %}
{% endfilter %}

FOLDER = Path(os.environ["WORKER_FOLDER"])
{% if 'observability' in on %}

logs.configure(TEST)
{% endif %}


def note(word: str) -> None:
    """Remember what happened."""
    with (FOLDER / "happened").open("a", encoding="utf-8") as file:
        file.write(f"{word}\n")


def held_up({{ '' if notes else 'text: str' }}) -> Iterator[list[str]]:
    """Return the rows of an export, once nothing blocks the worker."""
    note("begun")
    while (FOLDER / "hold").exists():
        time.sleep(0.05)
    if (FOLDER / "fail").exists():
        (FOLDER / "fail").unlink()
        raise OSError("It fails on purpose.")
    yield from rows({{ '' if notes else 'text' }})
    note("done")


patch.object(tasks, "rows", held_up).start()
environment = json.loads((FOLDER / "environment").read_text(encoding="utf-8"))
{% if 'oracle' in on %}
celery = application_on(environment["TEST_DATABASE"], environment).extensions["celery"]
{% elif 'redis' in on %}
service = create_app(environment)
service.config["KEY_PREFIX"] = environment["TEST_KEYS"]
celery = service.extensions["celery"]
{% else %}
celery = create_app(environment).extensions["celery"]
{% endif %}
celery.conf.task_default_queue = environment["TEST_QUEUE"]
if "visibility_timeout" in celery.conf.broker_transport_options:
    timeout = int(os.environ["VISIBILITY_TIMEOUT"])
    celery.conf.broker_transport_options["visibility_timeout"] = timeout

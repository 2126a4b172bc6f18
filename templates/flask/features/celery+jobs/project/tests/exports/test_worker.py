{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set text = '' if notes else ', "Tea and tea."' %}
"""Workers: what they do with a real broker, also when they are killed."""

{% filter imports %}
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4
import pytest
from flask import Flask
{% if 'oracle' in on %}
from tests.stand_in import application_on
{% else %}
from {{ cookiecutter.project_slug }} import create_app
{% endif %}
from {{ cookiecutter.project_slug }}.exports import tasks
from {{ cookiecutter.project_slug }}.exports.files import Export
from tests.environment import TEST
{% if 'observability' in on %}
from structlog.contextvars import bound_contextvars
{% endif %}
{% if notes %}
from tests.notes.notebook import Notebook
{% endif %}
{% endfilter %}

PROJECT = Path(__file__).parents[2]
LONGEST_WAIT = 60
VISIBILITY_TIMEOUT = 2


class Workshop:
    """A broker's queue of its own, who asks for exports, and workers."""

    def __init__(self, folder: Path, service: Flask) -> None:
        self.folder = folder
        self.service = service
        self.workers: list[subprocess.Popen[bytes]] = []

    def hire(self) -> subprocess.Popen[bytes]:
        """Start a worker, which leads a group of processes."""
        command = [sys.executable, "-m", "celery", "--app", "tests.exports.worker", "worker"]
        options = ["--concurrency", "1", "--without-mingle", "--without-gossip"]
        environ = {
            **os.environ,
            "WORKER_FOLDER": str(self.folder),
            "VISIBILITY_TIMEOUT": str(VISIBILITY_TIMEOUT),
        }
        with (self.folder / "output").open("ab") as output:
            hired = subprocess.Popen(
                [*command, *options, "--loglevel", "INFO"],
                cwd=PROJECT,
                env=environ,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self.workers.append(hired)
        return hired

    def ask(self) -> Export:
        """Ask for an export."""
        with self.service.app_context():
            export = tasks.ask("public"{{ text }})
            assert export.state() == "waiting"
        return export

    def read(self, export: Export) -> str:
        """Wait for an export, and return its content."""
        with self.service.app_context():
            wait_until(lambda: export.state() == "ready")
            wait_until(lambda: not export.path("waiting").exists())
            return export.file.read_text(encoding="utf-8")

    def happened(self) -> list[str]:
        """Return what workers did, in its order."""
        file = self.folder / "happened"
        return file.read_text(encoding="utf-8").split() if file.exists() else []


{% if 'observability' in on %}
def lines(workshop: Workshop) -> list[dict[str, object]]:
    """Return what workers logged."""
    text = (workshop.folder / "output").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


{% endif %}
def wait_until(has_come: Callable[[], bool]) -> None:
    """Wait for something that a worker does."""
    deadline = time.monotonic() + LONGEST_WAIT
    while not has_come():
        assert time.monotonic() < deadline, "No worker did it."
        time.sleep(0.05)


def kill(hired: subprocess.Popen[bytes]) -> None:
    """Kill a worker and its processes."""
    os.killpg(hired.pid, signal.SIGKILL)
    hired.wait()


@pytest.fixture
def workshop({{ "app: Flask, " if "redis" in on }}tmp_path: Path{{ ', database_url: str' if 'database' in on }}) -> Iterator[Workshop]:
    """A queue and workers on the broker that BROKER_URL names."""
    broker = os.environ.get("BROKER_URL")
    if not broker:
        pytest.skip("No worker was tried: name a broker in BROKER_URL.")
    {% if 'mongodb' in on %}
    if database_url == TEST["DATABASE_URL"]:
        pytest.skip("No worker was tried: it cannot see mongomock; name a server in DATABASE_URL.")
    {% endif %}
    # Another run may have put a task on the same broker.
    queue = f"test-{uuid4()}"
    environment = TEST | {
        "TEST_QUEUE": queue,
        "BROKER_URL": broker,
        "EXPORT_FOLDER": str(tmp_path / "exports"),
        {% if 'database' in on %}
        "{{ 'TEST_DATABASE' if 'oracle' in on else 'DATABASE_URL' }}": database_url,
        {% endif %}
        {% if 'redis' in on %}
        "TEST_KEYS": app.config["KEY_PREFIX"],
        {% endif %}
    }
    (tmp_path / "environment").write_text(json.dumps(environment), encoding="utf-8")
    service = {{ 'application_on(database_url, environment)' if 'oracle' in on else 'create_app(environment)' }}
    service.extensions["celery"].conf.task_default_queue = queue
    shop = Workshop(tmp_path, service)
    yield shop
    for hired in shop.workers:
        if hired.poll() is None:
            kill(hired)
    with service.extensions["celery"].connection_for_write() as connection:
        connection.default_channel.queue_delete(queue)


def test_a_worker_makes_exports_and_tries_again(workshop: Workshop{{ ', notebook: Notebook' if notes }}) -> None:
{% if notes %}
    notebook.write("Tea")
{% endif %}
    workshop.hire()
{% if 'observability' in on %}
    with bound_contextvars(request_id="asked-by-a-test"):
        export = workshop.ask()
{% else %}
    export = workshop.ask()
{% endif %}

    assert "{{ 'Tea' if notes else 'tea,2' }}" in workshop.read(export)
    (workshop.folder / "fail").touch()
    workshop.read(workshop.ask())

    assert workshop.happened() == ["begun", "done", "begun", "begun", "done"]
{% if 'observability' in on %}

    done = [line for line in lines(workshop) if "succeeded" in str(line["event"])]
    assert done[0]["request_id"] == "asked-by-a-test"
    # Whose export it is, and what is in it, is nobody's business.
    assert "public" not in (workshop.folder / "output").read_text(encoding="utf-8")
{% endif %}


def test_a_worker_that_is_killed_loses_nothing_and_nothing_is_done_twice(
    workshop: Workshop{{ ', notebook: Notebook' if notes else ',' }}
) -> None:
{% if notes %}
    notebook.write("Tea")
{% endif %}
    (workshop.folder / "hold").touch()
    first = workshop.hire()
    export = workshop.ask()
    wait_until(lambda: workshop.happened() == ["begun"])

    kill(first)
    (workshop.folder / "hold").unlink()
    # Redis hands a task out again when nobody has been heard of for this long.
    time.sleep(VISIBILITY_TIMEOUT)
    workshop.hire()

    assert "{{ 'Tea' if notes else 'tea,2' }}" in workshop.read(export)
    assert workshop.happened() == ["begun", "begun", "done"]

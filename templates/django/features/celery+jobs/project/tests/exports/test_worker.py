{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
"""A worker on a real broker, in a process of its own: it is killed, and nothing is lost."""

{% filter imports %}
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from uuid import uuid4
import pytest
from celery.app.amqp import AMQP
from config.celery import app
from {{ cookiecutter.project_slug }}.exports.files import Export
from {{ cookiecutter.project_slug }}.exports.tasks import ask
{% if 'observability' in on %}
from structlog.contextvars import bound_contextvars
{% endif %}
from pytest_django import Settings
from tests.environment import BROKER_URL{{ ', STANDS_IN' if 'oracle' in on }}
{% if 'redis' in on %}
from django.conf import settings as service
{% elif 'database' in on %}
from django.db import connection
{% endif %}
{% if notes %}
from tests.notes.notebook import Notebook
{% endif %}
{% endfilter %}

pytestmark = [
    pytest.mark.skipif(not BROKER_URL, reason="BROKER_URL names no broker: no worker was tested."),
{% if 'orm' in on %}
    pytest.mark.django_db(transaction=True),
{% endif %}
]

PROJECT = Path(__file__).parents[2]


class Workers:
    """Workers on the broker, all of one queue; they report in a folder."""

    def __init__(self, folder: Path, exports: Path) -> None:
        self.folder = folder
        self.environ = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "BROKER_URL": BROKER_URL,
            "WORKER_EXPORTS": str(exports),
            "WORKER_FOLDER": str(folder),
            "WORKER_QUEUE": f"tests-{uuid4().hex}",
{% if 'redis' in on %}
            "WORKER_DATABASE": service.DATABASE_PREFIX,
{% elif 'database' in on %}
            "WORKER_DATABASE": str(connection.settings_dict["NAME"]),
{% endif %}
        }
{% if 'oracle' in on %}
        if STANDS_IN:
            del self.environ["DATABASE_URL"]
{% endif %}

    @contextmanager
    def running(self) -> Iterator["subprocess.Popen[bytes]"]:
        """Run a worker, and end it."""
        options = ["--loglevel", "INFO", "--concurrency", "1", "--without-mingle"]
        with (self.folder / "output").open("ab") as output:
            worker = subprocess.Popen(
                [sys.executable, "-m", "celery", "-A", "tests.exports.worker", "worker", *options],
                cwd=PROJECT,
                env=self.environ,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        try:
            yield worker
        finally:
            kill(worker)

    def ask(self) -> Export:
        """Ask for an export."""
        return ask("public"{{ '' if notes else ', "Tea and tea."' }})

    def events(self) -> list[str]:
        """Return what workers logged."""
        file = self.folder / "events"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def output(self) -> str:
        """Return what workers logged."""
        return (self.folder / "output").read_text(encoding="utf-8")

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait for something that the worker does."""
        deadline = monotonic() + 30
        while not until():
            assert monotonic() < deadline, self.output()
            sleep(0.05)


def kill(worker: "subprocess.Popen[bytes]") -> None:
    """Kill a worker and its processes."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


@pytest.fixture
def workers(
    tmp_path: Path, exports: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Workers:
    """Workers that have not begun; what this process asks for is for them."""
    workers = Workers(tmp_path, exports)
    settings.CELERY_BROKER_URL = BROKER_URL
    settings.CELERY_TASK_ALWAYS_EAGER = False
    settings.CELERY_TASK_DEFAULT_QUEUE = workers.environ["WORKER_QUEUE"]
    # It keeps the queue and the connection that it began with.
    monkeypatch.setattr(app, "amqp", AMQP(app))
    return workers


def test_a_worker_makes_exports_and_tries_again({{ 'workers: Workers, notebook: Notebook' if notes else 'workers: Workers' }}) -> None:
{% if notes %}
    notebook.write("Bread")
{% endif %}
{% if 'observability' in on %}
    with bound_contextvars(request_id="the-one-that-asks"):
        export = workers.ask()
{% else %}
    export = workers.ask()
{% endif %}
    assert export.state() == "waiting"

    with workers.running():
        workers.wait(lambda: export.state() == "ready")
        (workers.folder / "fail").touch()
        second = workers.ask()
        workers.wait(lambda: second.state() == "ready")
        done = ["begun", "in the middle", "written"]
        workers.wait(lambda: workers.events() == [*done, "begun", *done])

    assert "{{ 'Bread' if notes else 'tea,2' }}" in export.file.read_text(encoding="utf-8")
{% if 'observability' in on %}
    assert '"request_id": "the-one-that-asks"' in workers.output()
{% endif %}


def test_a_worker_that_is_killed_loses_nothing_and_does_nothing_twice(workers: Workers) -> None:
    (workers.folder / "hold").touch()
    export = workers.ask()
    with workers.running() as worker:
        workers.wait(lambda: "in the middle" in workers.events())
        kill(worker)
    assert export.state() == "waiting"

    (workers.folder / "hold").unlink()
    # Redis hands a task out again after the time that it was given for it; RabbitMQ does at once.
    sleep(1.5)
    with workers.running():
        workers.wait(lambda: export.state() == "ready")
        workers.wait(lambda: "written" in workers.events())
        after = workers.ask()
        workers.wait(lambda: after.state() == "ready")

    begun = ["begun", "in the middle"]
    assert workers.events() == [*begun, *begun, "written", *begun, "written"]

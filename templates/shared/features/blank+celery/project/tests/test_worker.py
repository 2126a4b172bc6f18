{% set django = cookiecutter._framework == 'django' %}
{% set observed = 'observability' in cookiecutter.__features %}
"""A task: done where it is asked for, or by workers on a real broker, which are killed."""

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
from tests.tasks import events, work
{% if django %}
from celery.app.amqp import AMQP
from config.celery import app
from pytest_django import Settings
from tests.environment import BROKER_URL
{% else %}
from flask import Flask
from celery import shared_task
from flask import current_app
from {{ cookiecutter.project_slug }} import create_app
from tests.environment import TEST
{% endif %}
{% if observed %}
from structlog.contextvars import bound_contextvars
{% endif %}
{% endfilter %}

PROJECT = Path(__file__).parents[1]
{% if not django %}
BROKER_URL = os.environ.get("BROKER_URL", "")
{% endif %}


class Workers:
    """Workers on the broker, all of one queue, and who asks for the task of the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.queue = f"tests-{uuid4().hex}"

    @contextmanager
    def running(self) -> Iterator["subprocess.Popen[bytes]"]:
        """Run a worker, and end it."""
        options = ["--loglevel", "INFO", "--concurrency", "1", "--without-mingle"]
        environ = {**os.environ, "BROKER_URL": BROKER_URL, "WORKER_QUEUE": self.queue}
        with (self.folder / "output").open("ab") as output:
            worker = subprocess.Popen(
                [sys.executable, "-m", "celery", "--app", "tests.worker", "worker", *options],
                cwd=PROJECT,
{% if django %}
                env=environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
{% else %}
                env=environ,
{% endif %}
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        try:
            yield worker
        finally:
            kill(worker)

    def ask(self) -> None:
        """Ask for the task."""
        work.delay(str(self.folder))

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait for something that a worker does."""
        deadline = monotonic() + 30
        while not until():
            assert monotonic() < deadline, self.output()
            sleep(0.05)

    def output(self) -> str:
        """Return what workers logged."""
        return (self.folder / "output").read_text(encoding="utf-8")


def kill(worker: "subprocess.Popen[bytes]") -> None:
    """Kill a worker and its processes."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


{% if django %}
@pytest.fixture
def workers(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Workers:
    """Workers that have not begun; what this process asks for is for them."""
    if not BROKER_URL:
        pytest.skip("BROKER_URL names no broker: no worker was tested.")
    workers = Workers(tmp_path)
    settings.CELERY_BROKER_URL = BROKER_URL
    settings.CELERY_TASK_ALWAYS_EAGER = False
    settings.CELERY_TASK_DEFAULT_QUEUE = workers.queue
    # It keeps the queue and the connection that it began with.
    monkeypatch.setattr(app, "amqp", AMQP(app))
    return workers
{% else %}
@pytest.fixture(autouse=True)
def _tasks_of_this_application(app: Flask) -> None:
    # Another application that a test made would take them.
    app.extensions["celery"].set_current()


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Workers]:
    """Workers that have not begun; what this process asks for is for them."""
    if not BROKER_URL:
        pytest.skip("BROKER_URL names no broker: no worker was tested.")
    workers = Workers(tmp_path)
    celery = create_app(TEST | {"BROKER_URL": BROKER_URL}).extensions["celery"]
    celery.conf.task_default_queue = workers.queue
    yield workers
    with celery.connection_for_write() as connection:
        connection.default_channel.queue_delete(workers.queue)


@shared_task
def name_of_the_application() -> str:
    return current_app.name


def test_a_task_runs_in_the_context_of_the_application() -> None:
    assert name_of_the_application.delay().get() == "{{ cookiecutter.project_slug }}"
{% endif %}


def test_a_task_is_done_where_it_is_asked_for(tmp_path: Path) -> None:
    work.delay(str(tmp_path))

    assert events(tmp_path) == ["begun", "done"]


def test_a_task_that_fails_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "fail").touch()

    work.delay(str(tmp_path))

    assert events(tmp_path) == ["begun", "begun", "done"]


def test_a_worker_does_a_task_and_tries_again(workers: Workers) -> None:
{% if observed %}
    with bound_contextvars(request_id="the-one-that-asks"):
        workers.ask()
{% else %}
    workers.ask()
{% endif %}
    assert events(workers.folder) == []

    with workers.running():
        workers.wait(lambda: events(workers.folder) == ["begun", "done"])
        (workers.folder / "fail").touch()
        workers.ask()
        workers.wait(lambda: events(workers.folder)[2:] == ["begun", "begun", "done"])
{% if observed %}

    assert '"request_id": "the-one-that-asks"' in workers.output()
{% endif %}


def test_a_task_whose_worker_is_killed_is_done_by_another_one(workers: Workers) -> None:
    (workers.folder / "hold").touch()
    workers.ask()
    with workers.running() as worker:
        workers.wait(lambda: events(workers.folder) == ["begun"])
        kill(worker)

    (workers.folder / "hold").unlink()
    # Redis hands a task out again after the time that it was given for it; RabbitMQ does at once.
    sleep(1.5)
    with workers.running():
        workers.wait(lambda: events(workers.folder) == ["begun", "begun", "done"])

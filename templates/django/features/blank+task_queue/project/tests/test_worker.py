"""A task: done by workers on the queue, which are killed, and nothing is lost."""

{% filter imports %}
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep
import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings
from django.tasks import task
from tests.tasks import events, work
{% endfilter %}

pytestmark = pytest.mark.django_db(transaction=True)

PROJECT = Path(__file__).parents[1]
WORK = "import django; django.setup(); from tests import worker; worker.work()"


class Workers:
    """Workers on the database of the tests, and who asks for the task of the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environ = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "WORKER_DATABASE": str(connection.settings_dict["NAME"]),
            "WORKER_FOLDER": str(folder),
        }

    @contextmanager
    def running(self) -> Iterator["subprocess.Popen[bytes]"]:
        """Run a worker, and end it."""
        with (self.folder / "output").open("ab") as output:
            worker = subprocess.Popen(
                [sys.executable, "-c", WORK],
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

    def ask(self) -> None:
        """Ask for the task."""
        work.enqueue(str(self.folder))

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait for something that a worker does."""
        deadline = monotonic() + 30
        while not until():
            assert monotonic() < deadline, (self.folder / "output").read_text(encoding="utf-8")
            sleep(0.05)


def kill(worker: "subprocess.Popen[bytes]") -> None:
    """Kill a worker and its processes."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def finished() -> int:
    """Return how many jobs were done, and done well."""
    return DBTaskResult.objects.successful().count()


@pytest.fixture
def workers(tmp_path: Path, settings: Settings) -> Workers:
    """Workers that have not begun; what this process asks for is for them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return Workers(tmp_path)


def test_most_tests_have_a_task_done_where_it_is_asked_for(tmp_path: Path) -> None:
    work.enqueue(str(tmp_path))

    assert events(tmp_path) == ["begun", "done"]


def test_a_task_whose_worker_is_killed_is_done_by_another_one(workers: Workers) -> None:
    (workers.folder / "hold").touch()
    workers.ask()
    with workers.running() as worker:
        workers.wait(lambda: events(workers.folder) == ["begun"])
        kill(worker)

    (workers.folder / "hold").unlink()
    (job,) = DBTaskResult.objects.running()
    assert job.started_at
    DBTaskResult.objects.update(started_at=job.started_at - timedelta(minutes=11))
    call_command("tidy")
    with workers.running():
        workers.wait(lambda: finished() == 1)
    assert events(workers.folder) == ["begun", "begun", "done"]


def test_two_workers_take_no_task_twice(workers: Workers) -> None:
    with workers.running(), workers.running():
        for _ in range(12):
            workers.ask()
        workers.wait(lambda: finished() == 12)

    assert events(workers.folder).count("begun") == 12
    assert all(len(job.worker_ids) == 1 for job in DBTaskResult.objects.all())


def test_what_a_transaction_asks_for_is_queued_when_it_commits(workers: Workers) -> None:
    with suppress(ZeroDivisionError), transaction.atomic():
        workers.ask()
        raise ZeroDivisionError
    assert not DBTaskResult.objects.exists()

    with transaction.atomic():
        workers.ask()
    assert DBTaskResult.objects.ready().count() == 1


ticks: list[str] = []


@task
def tick() -> None:
    ticks.append("tick")


def test_periodic_tasks_are_run_by_tidy(settings: Settings) -> None:
    settings.PERIODIC_TASKS = [f"{__name__}.tick"]

    call_command("tidy")

    assert ticks == ["tick"]

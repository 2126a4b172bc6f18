{% set on = cookiecutter.__features %}
"""Workers on the queue, each in a process of its own: they are killed, and nothing is lost."""

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
from {{ cookiecutter.project_slug }}.exports.tasks import ask
from pytest_django import Settings
from tests.notes.notebook import Notebook
{% endfilter %}

pytestmark = pytest.mark.django_db(transaction=True)

PROJECT = Path(__file__).parents[2]
WORK = "import django; django.setup(); from tests.exports import worker; worker.work()"
DONE = ["begun", "in the middle", "written"]


class Workers:
    """Workers on the database of the tests; they report in a folder."""

    def __init__(self, folder: Path, exports: Path) -> None:
        self.folder = folder
        self.environ = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "WORKER_DATABASE": str(connection.settings_dict["NAME"]),
            "WORKER_EXPORTS": str(exports),
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

    def events(self) -> list[str]:
        """Return what workers did."""
        file = self.folder / "events"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

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
def workers(tmp_path: Path, exports: Path, settings: Settings) -> Workers:
    """Workers that have not begun; what this process asks for is for them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return Workers(tmp_path, exports)


def test_a_worker_makes_exports_and_tries_again(workers: Workers, notebook: Notebook) -> None:
    notebook.write("Bread")
    export = ask("public")
    assert export.state() == "waiting"

    with workers.running():
        workers.wait(lambda: export.state() == "ready" and finished() == 1)
        (workers.folder / "fail").touch()
        second = ask("public")
        workers.wait(lambda: second.state() == "ready" and finished() == 3)

    assert "Bread" in export.file.read_text(encoding="utf-8")
    assert workers.events() == [*DONE, "begun", *DONE]


def test_a_worker_that_is_killed_loses_nothing(workers: Workers) -> None:
    (workers.folder / "hold").touch()
    export = ask("public")
    with workers.running() as worker:
        workers.wait(lambda: "in the middle" in workers.events())
        kill(worker)
    assert export.state() == "waiting"

    (workers.folder / "hold").unlink()
    (job,) = DBTaskResult.objects.running()
    assert job.started_at
    DBTaskResult.objects.update(started_at=job.started_at - timedelta(minutes=11))
    call_command("tidy")
    with workers.running():
        workers.wait(lambda: export.state() == "ready" and finished() == 1)

    assert workers.events() == ["begun", "in the middle", *DONE]


def test_two_workers_take_no_job_twice(workers: Workers) -> None:
    owners = [f"owner-{number}" for number in range(12)]
    with workers.running(), workers.running():
        for owner in owners:
            ask(owner)
        workers.wait(lambda: finished() == len(owners))

    assert workers.events().count("begun") == len(owners)
    assert all(len(job.worker_ids) == 1 for job in DBTaskResult.objects.all())


def test_what_a_transaction_asks_for_is_queued_when_it_commits(workers: Workers) -> None:
    with suppress(ZeroDivisionError), transaction.atomic():
        ask("nobody")
        raise ZeroDivisionError
    assert not DBTaskResult.objects.exists()

    export = ask("nobody")
    with workers.running():
        workers.wait(lambda: export.state() == "ready")

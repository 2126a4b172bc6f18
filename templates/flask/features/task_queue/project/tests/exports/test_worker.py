"""Workers on the queue, each in a process of its own: they are killed, and nothing is lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest
from flask import Flask
from sqlalchemy import text

from {{ cookiecutter.project_slug }} import jobs
from {{ cookiecutter.project_slug }}.exports import tasks
from {{ cookiecutter.project_slug }}.extensions import db
from tests.notes.notebook import Notebook

PROJECT = Path(__file__).parents[2]
WORK = "from tests.exports import worker; worker.work()"
DONE = ["begun", "in the middle", "written"]


class Workers:
    """Workers on the database of the tests; they report in a folder."""

    def __init__(self, folder: Path, exports: Path, database_url: str) -> None:
        self.folder = folder
        self.environ = {
            **os.environ,
            "WORKER_DATABASE": database_url,
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
        deadline = monotonic() + 60
        while not until():
            assert monotonic() < deadline, (self.folder / "output").read_text(encoding="utf-8")
            sleep(0.05)


def kill(worker: "subprocess.Popen[bytes]") -> None:
    """Kill a worker and its processes."""
    if worker.poll() is None:
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def exports_queued() -> list[tuple[str, int]]:
    """Return how far the exports are that are not made, and how often they were begun before."""
    query = "SELECT status, attempts FROM procrastinate_jobs WHERE task_name = 'exports.make'"
    db.session.execute(jobs.SEE_QUEUE)
    found = db.session.execute(text(query)).all()
    db.session.rollback()
    return [(status, attempts) for status, attempts in found]


@pytest.fixture
def workers(
    app: Flask, tmp_path: Path, exports: Path, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workers]:
    """Workers that have not begun; what this process asks for is for them."""
    monkeypatch.setattr(tasks, "enqueue", jobs.enqueue)
    with app.app_context():
        db.session.execute(jobs.SEE_QUEUE)
        db.session.execute(text("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE"))
        db.session.commit()
        yield Workers(tmp_path, exports, database_url)


def test_a_worker_makes_exports_and_tries_again(workers: Workers, notebook: Notebook) -> None:
    notebook.write("Bread")
    export = tasks.ask("public")
    assert export.state() == "waiting"

    with workers.running():
        workers.wait(lambda: export.state() == "ready" and not exports_queued())
        (workers.folder / "fail").touch()
        second = tasks.ask("public")
        workers.wait(lambda: second.state() == "ready" and not exports_queued())

    assert "Bread" in export.file.read_text(encoding="utf-8")
    assert workers.events() == [*DONE, "begun", *DONE]


def test_a_worker_that_is_killed_loses_nothing(workers: Workers) -> None:
    (workers.folder / "hold").touch()
    export = tasks.ask("public")
    with workers.running() as worker:
        workers.wait(lambda: "in the middle" in workers.events())
        kill(worker)
    assert (export.state(), exports_queued()) == ("waiting", [("doing", 0)])

    (workers.folder / "hold").unlink()
    db.session.execute(jobs.SEE_QUEUE)
    long_ago = "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'"
    db.session.execute(text(long_ago))
    jobs.enqueue(jobs.run_again, {"timestamp": "0"})
    db.session.commit()
    with workers.running():
        workers.wait(lambda: export.state() == "ready" and not exports_queued())

    assert workers.events() == ["begun", "in the middle", *DONE]


def test_what_kills_its_workers_is_given_up(workers: Workers) -> None:
    tasks.ask("public")
    most = {"attempts": jobs.MOST_BEGINNINGS - 1}
    begun = "UPDATE procrastinate_jobs SET status = 'doing', attempts = :attempts"
    db.session.execute(jobs.SEE_QUEUE)
    db.session.execute(text(begun), most)
    jobs.enqueue(jobs.run_again, {"timestamp": "0"})
    db.session.commit()

    with workers.running():
        workers.wait(lambda: exports_queued()[0][0] == "failed")

    assert workers.events() == []


def test_two_workers_take_no_job_twice(workers: Workers) -> None:
    owners = [f"owner-{number}" for number in range(12)]
    with workers.running(), workers.running():
        for owner in owners:
            tasks.ask(owner)
        workers.wait(lambda: not exports_queued())

    assert workers.events().count("begun") == len(owners)


def test_what_a_transaction_asks_for_is_queued_when_it_commits(workers: Workers) -> None:
    job = {"owner": "nobody", "export_id": "00000000-0000-4000-8000-000000000000"}
    jobs.enqueue(tasks.make, job)
    db.session.rollback()
    assert exports_queued() == []

    jobs.enqueue(tasks.make, job)
    db.session.commit()
    assert exports_queued() == [("todo", 0)]
    with workers.running():
        workers.wait(lambda: not exports_queued())

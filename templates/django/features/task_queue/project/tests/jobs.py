"""Jobs, as most tests want them: done where they are asked for, by the worker's own code."""

from dataclasses import replace
from typing import Any

from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult


class AtOnce(DatabaseBackend):
    """The queue of the service, with a worker that comes for each job, without a pause."""

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        result: Any = super().enqueue(replace(task, run_after=None), args, kwargs)
        work()
        return result


def work() -> None:
    """Run every job that waits."""
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="of-a-test",
        excluded_queue_names=[],
    )
    # Its own loop closes connections, and with them the transaction of a test.
    while job := DBTaskResult.objects.ready().first():
        job.claim(worker.worker_id)
        worker.run_task(job)

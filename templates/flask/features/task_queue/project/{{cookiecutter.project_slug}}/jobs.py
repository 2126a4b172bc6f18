"""Jobs: they wait in the database, and workers run them, by Procrastinate."""

import logging
from collections.abc import Callable
from typing import Any

from flask import Flask, current_app
from procrastinate import App, PsycopgConnector
from procrastinate.jobs import Status
from procrastinate.schema import SchemaManager
from procrastinate.tasks import Task
from sqlalchemy import Connection, make_url, text

from .extensions import db

logger = logging.getLogger(__name__)

# A job that was begun so often is not begun again: it would kill each worker in turn.
MOST_BEGINNINGS = 10
# In hours.
FAILURES_KEPT_FOR = 7 * 24

# For the rest of a transaction: the queue's tables are in a schema of their own, which no migration
# of the models touches.
SEE_QUEUE = text(
    "SELECT set_config('search_path', current_setting('search_path') || ', procrastinate', true)"
)

queue = App(connector=PsycopgConnector())


def init_app(app: Flask) -> None:
    """Add the command that runs jobs."""

    @app.cli.command("worker")
    def worker() -> None:
        """Run the jobs that wait in the database, one after the other."""
        run_worker()


def enqueue(task: Task[Any, Any, Any], arguments: dict[str, str]) -> None:
    """Queue a job in the transaction of the session: it is there when that commits."""
    db.session.execute(SEE_QUEUE)
    connection = db.session.connection().connection.driver_connection
    job_id = task.configure(connection=connection).defer(**arguments)
    logger.info("Job %s is queued: %s", job_id, task.name)


def run_worker(**options: Any) -> None:
    """Run jobs, until the process is asked to stop."""
    url = make_url(current_app.config["SQLALCHEMY_DATABASE_URI"]).set(drivername="postgresql")
    connector = PsycopgConnector(
        conninfo=url.render_as_string(hide_password=False),
        kwargs={"options": "-c search_path=procrastinate"},
    )
    options = {"delete_jobs": "successful", "task_middleware": [in_the_application]} | options
    with queue.replace_connector(connector):
        queue.run_worker(**options)


def in_the_application(call_next: Callable[[], Any], *_: object) -> Any:
    """Run a job in a context of its own, and with it in a session of its own."""
    with current_app.app_context():
        return call_next()


@queue.periodic(cron="* * * * *")
@queue.task(name="jobs.run_again")
async def run_again(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
    """Queue what a worker that died had begun: nothing was heard of it for half a minute."""
    for job in await queue.job_manager.get_stalled_jobs():
        if job.attempts + 1 < MOST_BEGINNINGS:
            logger.warning("The worker of job %s has died: it is queued again.", job.id)
            await queue.job_manager.retry_job(job)
        else:
            logger.error("Job %s is given up: its workers have died.", job.id)
            await queue.job_manager.finish_job(job, Status.FAILED, delete_job=False)


@queue.periodic(cron="0 3 * * *")
@queue.task(name="jobs.delete_failed")
async def delete_failed(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
    """Delete the jobs that failed a week ago."""
    await queue.job_manager.delete_old_jobs(FAILURES_KEPT_FOR, include_failed=True)


def make_tables(connection: Connection) -> None:
    """Make the tables of the queue, unless they are there."""
    if connection.scalar(text("SELECT to_regclass('procrastinate.procrastinate_jobs')")) is None:
        # All statements at once, which SQLAlchemy's own way of running them does not allow.
        driver: Any = connection.connection.driver_connection
        driver.execute("CREATE SCHEMA IF NOT EXISTS procrastinate")
        driver.execute("SET LOCAL search_path TO procrastinate")
        driver.execute(SchemaManager.get_schema())

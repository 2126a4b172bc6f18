"""The tasks of the exports: making one, and removing those that are old."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from procrastinate import RetryDecision, RetryStrategy
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import ServiceUnavailable

from ..extensions import db
from ..jobs import enqueue, queue
from .files import Export, remove_older_than
from .tables import rows

KEPT_FOR = timedelta(days=7)


class ExportError(ServiceUnavailable):
    """The database took no job."""


def ask(owner: str) -> Export:
    """Ask for an export, and commit.

    Raises:
        ExportError: the database takes no job.
    """
    export = Export(owner, uuid4())
    export.expect()
    try:
        enqueue(make, {"owner": owner, "export_id": str(export.id)})
        db.session.commit()
    except (ConnectorException, SQLAlchemyError) as error:
        db.session.rollback()
        export.forget()
        reason = {{ string("Exports are unavailable at the moment. Please try again later.") }}
        raise ExportError(reason) from error
    return export


class Retries(RetryStrategy):
    """Tries of making an export: after the last one, everybody sees that it failed."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        decision = super().get_retry_decision(exception=exception, job=job)
        if decision is None:
            owner, export_id = (str(job.task_kwargs[name]) for name in ("owner", "export_id"))
            Export(owner, UUID(export_id)).fail()
        return decision


RETRIES = Retries(max_attempts=5, exponential_wait=2, retry_exceptions=(OSError, SQLAlchemyError))


@queue.task(name="exports.make", retry=RETRIES)
def make(owner: str, export_id: str) -> None:
    """Make an export, unless that is done: a job may be run more than once."""
    export = Export(owner, UUID(export_id))
    if export.path("waiting").exists():
        export.write(rows())
    export.forget()


@queue.periodic(cron="0 3 * * *")
@queue.task(name="exports.remove_old")
def remove_old(timestamp: int) -> None:  # noqa: ARG001 - Procrastinate passes it
    """Remove the exports that were stored for long enough."""
    remove_older_than(datetime.now(UTC) - KEPT_FOR)

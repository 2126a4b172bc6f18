"""The tasks of the exports: making one, and removing those that are old."""

{% filter imports %}
import logging
from datetime import timedelta
from uuid import UUID, uuid4
from django.db import DatabaseError, OperationalError
from django.tasks import task
from django.utils import timezone
from .files import Export, folder, remove_older_than
from .tables import rows
{% endfilter %}

logger = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=7)
# The first pause before another try; each one after it is twice as long.
PAUSE = timedelta(seconds=2)
MOST_RETRIES = 5


def ask(owner: str) -> Export:
    """Ask for an export.

    Raises:
        OperationalError: the database takes no job.
    """
    # One at a time; its job is queued again, as that of a transaction may never have been.
    waiting = next((folder() / owner).glob("*.waiting"), None)
    export = Export(owner, UUID(waiting.stem) if waiting else uuid4())
    export.expect()
    try:
        make.enqueue(owner, str(export.id))
    except OperationalError:
        # One that waited before may still be made.
        if not waiting:
            export.forget()
        raise
    return export


@task
def make(owner: str, export_id: str, retries: int = 0) -> None:
    """Make an export, unless that is done: a job may be run more than once."""
    export = Export(owner, UUID(export_id))
    try:
        if export.begin():
            export.write(rows())
            export.finish()
    except (OSError, DatabaseError) as error:
        if retries == MOST_RETRIES:
            export.fail()
            raise
        later = timezone.now() + PAUSE * 2**retries
        make.using(run_after=later).enqueue(owner, export_id, retries + 1)
        logger.warning("An export is tried again: %s", error)
    except Exception:
        export.fail()
        raise


@task
def remove_old() -> None:
    remove_older_than(timezone.now() - KEPT_FOR)

{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set failure = 'SQLAlchemyError' if 'sqlalchemy' in on else 'PeeweeException' if 'peewee' in on else 'PyMongoError' if 'mongodb' in on else 'RedisError' %}
"""The tasks of the exports: making one, and removing those that are old."""

{% filter imports %}
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from celery import shared_task
from celery.exceptions import OperationalError
from werkzeug.exceptions import ServiceUnavailable
from typing import Any
from ..celery import AppTask
from .files import Export, remove_older_than
from .tables import rows
{% if 'sqlalchemy' in on %}
from sqlalchemy.exc import SQLAlchemyError
{% elif 'peewee' in on %}
from peewee import PeeweeException
{% elif 'mongodb' in on %}
from pymongo.errors import PyMongoError
{% elif notes %}
from redis import RedisError
{% endif %}
{% endfilter %}

KEPT_FOR = timedelta(days=7)


class ExportError(ServiceUnavailable):
    """The broker took no task."""


def ask({{ 'owner: str' if notes else 'owner: str, text: str' }}) -> Export:
    """Ask for an export.

    Raises:
        ExportError: no broker answers.
    """
    export = Export(owner, uuid4())
    export.expect()
    try:
        make.delay(owner, str(export.id){{ '' if notes else ', text' }})
    except OperationalError as error:
        export.forget()
        reason = {{ string("Exports are unavailable at the moment. Please try again later.") }}
        raise ExportError(reason) from error
    return export


class MakingTask(AppTask):
    """A task that makes an export: after its last try, everybody sees that it failed."""

    def on_failure(
        self, exc: Exception, task_id: str, args: Any, kwargs: Any, einfo: object
    ) -> None:
        owner, export_id, *_ = args
        with self.application():
            Export(owner, UUID(export_id)).fail()


@shared_task(
    base=MakingTask,
    autoretry_for=({{ 'OSError, ' ~ failure if notes else 'OSError,' }}),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=5,
)
def make({{ 'owner: str, export_id: str' if notes else 'owner: str, export_id: str, text: str' }}) -> None:
    """Make an export, unless that is done: a broker may hand out a task more than once."""
    export = Export(owner, UUID(export_id))
    if export.path("waiting").exists():
        export.write(rows({{ '' if notes else 'text' }}))
    export.forget()


@shared_task(name="exports.remove_old")
def remove_old() -> None:
    """Remove the exports that were stored for long enough."""
    remove_older_than(datetime.now(UTC) - KEPT_FOR)

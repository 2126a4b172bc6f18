{% set notes = 'notes' in cookiecutter.__features %}
"""The tasks of the exports: making one, and removing those that are old."""

{% filter imports %}
from datetime import timedelta
from uuid import UUID, uuid4
from celery.exceptions import OperationalError
from celery import Task, shared_task
from typing import Any
from django.utils import timezone
from .files import Export, {{ 'folder, ' if notes }}remove_older_than
from .tables import rows
{% if 'redis' in cookiecutter.__features %}
from redis.exceptions import RedisError
{% elif 'database' in cookiecutter.__features %}
from django.db import DatabaseError
{% endif %}
{% endfilter %}

KEPT_FOR = timedelta(days=7)


def ask({{ 'owner: str' if notes else 'owner: str, text: str' }}) -> Export:
    """Ask for an export.

    Raises:
        OperationalError: no broker answers.
    """
{% if notes %}
    # One at a time; its task is handed out again, as a broker may have lost it.
    waiting = next((folder() / owner).glob("*.waiting"), None)
    export = Export(owner, UUID(waiting.stem) if waiting else uuid4())
{% else %}
    export = Export(owner, uuid4())
{% endif %}
    export.expect()
    try:
        make.delay(owner, str(export.id){{ '' if notes else ', text' }})
    except OperationalError:
{% if notes %}
        # One that waited before may still be made.
        if not waiting:
            export.forget()
{% else %}
        export.forget()
{% endif %}
        raise
    return export


class MakingTask(Task):  # type: ignore[type-arg]
    """A task that makes an export: after its last try, everybody sees that it failed."""

    def on_failure(
        self, exc: Exception, task_id: str, args: Any, kwargs: Any, einfo: object
    ) -> None:
        owner, export_id, *_ = args
        Export(owner, UUID(export_id)).fail()


{% if 'redis' in cookiecutter.__features %}
@shared_task(
    name="exports.make",
    base=MakingTask,
    autoretry_for=(OSError, RedisError),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=5,
)
{% elif 'database' in cookiecutter.__features %}
@shared_task(
    name="exports.make",
    base=MakingTask,
    autoretry_for=(OSError, DatabaseError),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=5,
)
{% else %}
@shared_task(
    name="exports.make",
    base=MakingTask,
    autoretry_for=(OSError,),
    retry_backoff=True,
    retry_jitter=True,
    max_retries=5,
)
{% endif %}
def make({{ 'owner: str, export_id: str' if notes else 'owner: str, export_id: str, text: str' }}) -> None:
    """Make an export, unless that is done: a broker may hand out a task more than once."""
    export = Export(owner, UUID(export_id))
    if export.begin():
        export.write(rows({{ '' if notes else 'text' }}))
        export.finish()


@shared_task(name="exports.remove_old")
def remove_old() -> None:
    remove_older_than(timezone.now() - KEPT_FOR)

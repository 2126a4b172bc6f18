"""Jobs: a request logs which one it asked for, and what a worker logs names it."""

from typing import Any

import structlog
from django.dispatch import receiver
from django.tasks import TaskResult
from django.tasks.signals import task_enqueued, task_finished, task_started
from structlog.contextvars import bind_contextvars, unbind_contextvars

logger = structlog.get_logger(__name__)


@receiver(task_enqueued)
def name_job(task_result: TaskResult[Any, Any], **_: Any) -> None:
    """Log it: the line has the id of the request, too."""
    logger.info("Job enqueued", task=task_result.task.name, task_id=task_result.id)


@receiver(task_started)
def take_id(task_result: TaskResult[Any, Any], **_: Any) -> None:
    """Let everything that the job logs name it."""
    bind_contextvars(task_id=task_result.id)


@receiver(task_finished)
def drop_id(**_: Any) -> None:
    """Go on without it."""
    unbind_contextvars("task_id")

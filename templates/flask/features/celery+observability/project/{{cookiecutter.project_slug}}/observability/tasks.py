"""Jobs: what a worker logs carries the id of the request that asked for the task."""

from typing import Any

from celery import Task
from celery.signals import before_task_publish, task_postrun, task_prerun
from structlog.contextvars import bind_contextvars, clear_contextvars, get_contextvars


@before_task_publish.connect
def send_request_id(headers: dict[str, Any], **_: object) -> None:
    """Put the id on a task that is sent to a worker."""
    if request_id := get_contextvars().get("request_id"):
        headers["request_id"] = request_id


@task_prerun.connect
def bind_request_id(task: Task[Any, Any], task_id: str, **_: object) -> None:
    """Take the id from a task; one that beat started uses its own id."""
    # What is done at once belongs to its request already.
    if not task.request.is_eager:
        bind_contextvars(request_id=task.request.get("request_id") or task_id)


@task_postrun.connect
def forget_request_id(task: Task[Any, Any], **_: object) -> None:
    """Forget the id when the task is done."""
    if not task.request.is_eager:
        clear_contextvars()

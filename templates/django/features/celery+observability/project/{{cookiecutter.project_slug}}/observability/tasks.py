"""Jobs: what a worker logs carries the id of the request that asked for it."""

from typing import Any

from celery.signals import before_task_publish, task_postrun, task_prerun
from structlog.contextvars import bind_contextvars, get_contextvars, unbind_contextvars


@before_task_publish.connect
def send_id(headers: dict[str, Any], **_: Any) -> None:
    """Send the id of the request along with the task."""
    headers["request_id"] = get_contextvars().get("request_id", "")


@task_prerun.connect
def take_id(task_id: str, task: Any, **_: Any) -> None:
    """Let everything that the task logs name both."""
    bind_contextvars(task_id=task_id)
    if not task.request.is_eager:
        bind_contextvars(request_id=task.request.get("request_id", ""))


@task_postrun.connect
def drop_id(task: Any, **_: Any) -> None:
    """Go on without them."""
    unbind_contextvars("task_id")
    if not task.request.is_eager:
        unbind_contextvars("request_id")

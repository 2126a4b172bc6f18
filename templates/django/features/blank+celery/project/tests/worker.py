"""A worker for the tests, which knows their task."""

import os

from config.celery import app
from tests.environment import BROKER_URL
from tests.tasks import work

__all__ = ["app", "work"]

app.conf.update(
    broker_url=BROKER_URL,
    broker_transport_options={"visibility_timeout": 1} if BROKER_URL.startswith("redis") else {},
    task_always_eager=False,
    task_default_queue=os.environ["WORKER_QUEUE"],
)

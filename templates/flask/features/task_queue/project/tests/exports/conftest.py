"""What the tests of exports share: jobs that are done where they are asked for."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from procrastinate.tasks import Task
from procrastinate.testing import InMemoryConnector

from {{ cookiecutter.project_slug }}.exports import tasks
from {{ cookiecutter.project_slug }}.jobs import in_the_application, queue
from tests.notes.conftest import notebook

__all__ = ["notebook"]


@pytest.fixture(autouse=True)
def exports(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the exports, which is empty when a test starts."""
    monkeypatch.setitem(app.config, "EXPORT_FOLDER", str(tmp_path / "exports"))
    monkeypatch.setattr(tasks, "enqueue", at_once)
    return tmp_path / "exports"


def at_once(task: Task[Any, Any, Any], arguments: dict[str, str]) -> None:
    """Do a job by the worker's own code, without a pause between its tries."""
    memory = InMemoryConnector()
    with queue.replace_connector(memory):
        task.defer(**arguments)
        while any(job["status"] == "todo" for job in memory.jobs.values()):
            for job in memory.jobs.values():
                job["scheduled_at"] = None
            queue.run_worker(
                wait=False,
                listen_notify=False,
                install_signal_handlers=False,
                task_middleware=[in_the_application],
            )

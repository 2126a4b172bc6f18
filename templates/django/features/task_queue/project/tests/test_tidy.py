"""The housekeeping of the queue."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

pytestmark = pytest.mark.django_db

PATH = "{{ cookiecutter.project_slug ~ '.exports.tasks.remove_old' if 'jobs' in cookiecutter.__features else 'tests.tasks.work' }}"


def begun(minutes: int, times: int = 1, status: str = "RUNNING") -> "DBTaskResult[[], None]":
    """Put a job into the queue that a worker began some minutes ago, and perhaps ended."""
    moment = timezone.now() - timedelta(minutes=minutes)
    return DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
        finished_at=None if status == "RUNNING" else moment,
        started_at=moment,
        status=status,
        task_path=PATH,
        worker_ids=["a-worker"] * times,
    )


def test_what_a_dead_worker_had_begun_is_queued_again() -> None:
    lost, held = begun(minutes=11), begun(minutes=9)

    call_command("tidy")

    lost.refresh_from_db()
    held.refresh_from_db()
    assert (lost.status, held.status) == ("READY", "RUNNING")


def test_what_kills_its_workers_is_given_up() -> None:
    job = begun(minutes=11, times=3)

    call_command("tidy")

    job.refresh_from_db()
    assert job.status == "FAILED"
    assert "Its workers have died." in job.traceback


def test_finished_jobs_are_deleted_after_a_week() -> None:
    week = 7 * 24 * 60
    for status in ("SUCCESSFUL", "FAILED"):
        begun(minutes=week + 1, status=status)
    new = begun(minutes=week - 1, status="SUCCESSFUL")

    call_command("tidy")

    assert list(DBTaskResult.objects.all()) == [new]

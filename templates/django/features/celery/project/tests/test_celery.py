"""Celery knows its settings wherever a task is used."""

import os
import subprocess
import sys


def test_a_shared_task_finds_the_broker_outside_of_requests_and_workers() -> None:
    code = "from celery import current_app; print(current_app.conf.broker_url)"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "BROKER_URL": "redis://broker.example:6379/0",
    }
    shell = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "--command", code],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shell.stdout.strip() == "redis://broker.example:6379/0"

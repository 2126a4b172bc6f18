"""Celery knows its settings wherever a task is used, and the broker is asked for its health."""

{% filter imports %}
import os
import subprocess
import sys
import pytest
from celery.signals import celeryd_init
from config.celery import app
from django.test import Client
from tests.environment import BROKER_URL
{% endfilter %}


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


def test_services_that_share_a_broker_take_their_own_tasks_alone() -> None:
    assert app.conf.task_default_queue == "{{ cookiecutter.project_slug }}"


def test_a_worker_without_a_broker_ends_with_a_sentence() -> None:
    with pytest.raises(SystemExit, match="BROKER_URL is missing"):
        celeryd_init.send(sender="worker", conf=app.conf)


@pytest.mark.skipif(not BROKER_URL, reason="BROKER_URL names no broker: none was asked.")
def test_the_service_is_ready_when_the_broker_answers(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.conf.settings.BROKER_URL", BROKER_URL)

    assert client.get("/health/ready").json()["broker"] == "ok"

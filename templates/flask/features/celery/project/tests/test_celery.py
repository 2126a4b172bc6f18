"""Celery: its configuration, and a broker that does not answer."""

{% filter imports %}
import os
import time
from socket import create_server
import pytest
from celery.exceptions import OperationalError
from celery.signals import celeryd_init
from flask import Flask
from {{ cookiecutter.project_slug }} import celery, create_app
from {{ cookiecutter.project_slug }}.config import Config, ConfigurationError
from tests.environment import PRODUCTION, TEST
{% endfilter %}


@pytest.mark.parametrize("url", ["", "http://localhost"])
def test_production_does_not_start_without_a_broker(url: str) -> None:
    with pytest.raises(ConfigurationError, match="BROKER_URL"):
        Config(PRODUCTION | {"BROKER_URL": url})


def test_services_that_share_a_broker_take_their_own_tasks_alone(app: Flask) -> None:
    queue = app.extensions["celery"].conf.task_default_queue

    assert queue == "{{ cookiecutter.project_slug }}"


def test_a_worker_without_a_broker_ends_with_a_sentence(app: Flask) -> None:
    with pytest.raises(SystemExit, match="BROKER_URL is missing"):
        celeryd_init.send(sender="worker", conf=app.extensions["celery"].conf)


def test_the_broker_is_asked_whether_it_answers() -> None:
    if not (url := os.environ.get("BROKER_URL")):
        pytest.skip("Name a broker in BROKER_URL: none was asked.")

    with create_app(TEST | {"BROKER_URL": url}).app_context():
        assert celery.answers()


# Without a limit it would be tried for ever; a busy machine may take some seconds.
@pytest.mark.parametrize("url", ["redis://127.0.0.1:1", "amqp://127.0.0.1:1"])
def test_a_probe_does_not_wait_for_a_broker_that_is_unavailable(url: str) -> None:
    service = create_app(TEST | {"BROKER_URL": url})
    began = time.monotonic()

    with service.app_context():
        assert not celery.answers()
    assert time.monotonic() - began < 10


def test_a_frozen_broker_does_not_block_requests() -> None:
    with create_server(("127.0.0.1", 0)) as frozen:
        url = f"redis://127.0.0.1:{frozen.getsockname()[1]}"
        service = create_app(TEST | {"BROKER_URL": url})
        began = time.monotonic()
        with service.app_context():
            assert not celery.answers()
            assert time.monotonic() - began < 10
            with pytest.raises(OperationalError):
                service.extensions["celery"].send_task("of-a-test")

    assert time.monotonic() - began < 30

"""Live: how changes reach readers, in one process and between several."""

{% filter imports %}
import os
from threading import Event
import pytest
from flask import Flask
from flask.testing import FlaskClient
from {{ cookiecutter.project_slug }} import create_app
from {{ cookiecutter.project_slug }}.config import Config, ConfigurationError
from {{ cookiecutter.project_slug }}.live.publishing import Reader, RedisChannel, channel, publish
from tests.environment import PRODUCTION, TEST
from tests.live.visitors import LONGEST_WAIT
{% endfilter %}


def test_a_slow_reader_gets_the_newest_version_only() -> None:
    reader = Reader(Event())
    for version in ("one", "two", "three"):
        reader.put(version)

    assert reader.version == "three"


def test_changes_that_overlap_are_sent_one_by_one(app: Flask) -> None:
    with app.app_context(), channel().reading(Event()) as reader:
        publish("the same")
        first = reader.version
        publish("the same")

    assert reader.version not in {"the same", first}


def test_readers_of_the_same_process_are_notified_though_redis_is_unavailable() -> None:
    unavailable = RedisChannel("redis://127.0.0.1:1", "notes", lambda: "unknown")
    with unavailable.reading(Event()) as reader:
        unavailable.publish("2")

        assert reader.version == "2"


def test_readers_of_all_processes_are_notified() -> None:
    if not (url := os.environ.get("CHANNEL_URL")):
        pytest.skip("Name a Redis in CHANNEL_URL: nothing was tried on a real one.")
    name = f"test:{os.getpid()}"
    one, other = (RedisChannel(url, name, lambda: "present") for _ in range(2))
    woken = Event()
    with other.reading(woken) as reader:
        assert woken.wait(LONGEST_WAIT)
        present = reader.version
        woken.clear()
        one.publish("next")
        assert woken.wait(LONGEST_WAIT)

        assert (present, reader.version) == ("present", "next")


def test_a_channel_that_is_unavailable_is_seen_and_stops_nothing(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    unavailable = RedisChannel("redis://127.0.0.1:1", "notes", lambda: "unknown")
    monkeypatch.setitem(app.extensions, "channel", unavailable)

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.get_json()["channel"] == "unavailable"


def test_production_does_not_start_without_a_channel() -> None:
    with pytest.raises(ConfigurationError, match="CHANNEL_URL"):
        Config(PRODUCTION | {"CHANNEL_URL": ""})


def test_a_channel_is_used_where_one_is_named() -> None:
    app = create_app(TEST | {"CHANNEL_URL": "redis://127.0.0.1:1"})

    assert isinstance(app.extensions["channel"], RedisChannel)

{% set on = cookiecutter.__features %}
"""The cache: what is in it, and that nothing fails without it."""

{% filter imports %}
import logging
import os
import shutil
import signal
import socket
import subprocess
import pytest
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from time import monotonic, sleep
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from {{ cookiecutter.project_slug }} import caching, create_app
from {{ cookiecutter.project_slug }}.caching import cache, get_or_set
from {{ cookiecutter.project_slug }}.config import Config, ConfigurationError
from tests.environment import PRODUCTION, TEST
{% endfilter %}

NOBODY_THERE = "redis://127.0.0.1:1"


class OwnRedis:
    """A Redis of the test's own, which may be stopped and started."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port: int = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}"
        self.start()

    def start(self) -> None:
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        for _ in range(200):
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
                return
            sleep(0.05)
        raise TimeoutError

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture
def redis() -> Iterator[OwnRedis]:
    """A Redis that the test may stop."""
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is not installed: nothing was tried on a Redis that stops.")
    server = OwnRedis()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _tries_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "SECONDS_BETWEEN_TRIES", 0.0)


def numbers(app: Flask, times: int) -> list[int]:
    """Ask so many times for a number that is counted up whenever it is made."""
    counted = count(1)
    with app.app_context():
        return [get_or_set("number", lambda: next(counted)) for _ in range(times)]


def test_what_is_cached_is_made_once(app: Flask) -> None:
    assert numbers(app, 3) == [1, 1, 1]


{% if 'blank' in on %}
def renderings(app: Flask) -> list[str]:
    """Ask three times for a view that is the tests' own; it says how often it was rendered."""
    counted = count(1)

    @app.get("/number/")
    @cache.cached()
    def number() -> str:
        return str(next(counted))

    client = app.test_client()
    return [client.get("/number/").text for _ in range(3)]


def test_a_cached_view_is_rendered_once() -> None:
    assert renderings(create_app(TEST)) == ["1", "1", "1"]


def test_a_cached_view_is_rendered_each_time_where_redis_is_unavailable() -> None:
    assert renderings(create_app(TEST | {"CACHE_URL": NOBODY_THERE})) == ["1", "2", "3"]


{% endif %}
def test_all_processes_share_the_cache() -> None:
    if not (url := os.environ.get("CACHE_URL")):
        pytest.skip("Name a Redis in CACHE_URL: nothing was tried on a real one.")
    one, other = (create_app(TEST | {"CACHE_URL": url}) for _ in range(2))
    with one.app_context():
        cache.clear()
        get_or_set("word", lambda: "cached")

    with other.app_context():
        assert get_or_set("word", lambda: "made anew") == "cached"
        cache.clear()


def test_clearing_the_cache_deletes_nothing_else(redis: OwnRedis) -> None:
    app = create_app(TEST | {"CACHE_URL": redis.url})
    with app.app_context(), Redis.from_url(redis.url) as others:
        others.set("{{ cookiecutter.project_slug }}:note:1", "stored")
        get_or_set("word", lambda: "cached")

        cache.clear()

        assert others.keys() == [b"{{ cookiecutter.project_slug }}:note:1"]


def test_nothing_fails_where_redis_is_unavailable(caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(TEST | {"CACHE_URL": NOBODY_THERE})

    with caplog.at_level(logging.WARNING):
        assert numbers(app, 3) == [1, 2, 3]

    messages = [record.message.partition(";")[0] for record in caplog.records]
    assert messages == ["The cache is unavailable"]


def test_no_method_of_the_cache_fails_where_redis_is_unavailable() -> None:
    app = create_app(TEST | {"CACHE_URL": NOBODY_THERE})
    with app.app_context():
        assert cache.get_dict("one", "two") == {"one": None, "two": None}
        assert not any((cache.add("one", 1), cache.has("one"), cache.clear()))
        assert cache.set_many({"one": 1}) == cache.delete_many("one") == []
        assert not cache.set("one", 1, timeout=5)
        cache.delete_memoized(cache.memoize()(numbers))


def test_a_redis_that_is_silent_costs_one_request_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caching, "SECONDS_BETWEEN_TRIES", 60.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        app = create_app(TEST | {"CACHE_URL": f"redis://127.0.0.1:{silent.getsockname()[1]}"})
        begun = monotonic()

        assert numbers(app, 40) == list(range(1, 41))

        assert monotonic() - begun < 40 * 0.25 / 2


def test_a_redis_that_comes_back_is_used_again(
    redis: OwnRedis, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(TEST | {"CACHE_URL": redis.url})
    before = numbers(app, 2)
    redis.stop()
    without = numbers(app, 2)
    redis.start()
    after = numbers(app, 2)

    assert (before, without, after) == ([1, 1], [1, 2], [1, 1])
    assert [record.message for record in caplog.records][-1] == "The cache is available again."


def test_what_changed_while_redis_was_unavailable_is_forgotten(redis: OwnRedis) -> None:
    app = create_app(TEST | {"CACHE_URL": redis.url})
    with app.app_context():
        assert get_or_set("word", lambda: "old") == "old"
        redis.process.send_signal(signal.SIGSTOP)
        assert not cache.delete("word")
        redis.process.send_signal(signal.SIGCONT)

        assert get_or_set("word", lambda: "new") == "new"


def test_a_cache_that_is_unavailable_is_seen_and_stops_nothing(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "answers", lambda: False)

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.get_json()["cache"] == "unavailable"


def test_whether_the_cache_answers_is_asked() -> None:
    with create_app(TEST | {"CACHE_URL": NOBODY_THERE}).app_context():
        assert not caching.answers()


def test_production_does_not_start_without_a_cache() -> None:
    with pytest.raises(ConfigurationError, match="CACHE_URL"):
        Config(PRODUCTION | {"CACHE_URL": ""})

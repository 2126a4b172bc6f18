{% set on = cookiecutter.__features %}
"""The cache: what is found again, and that nothing fails without it."""

{% filter imports %}
import logging
import shutil
import signal
import socket
import subprocess
import pytest
from collections.abc import Iterator
from typing import Any
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from time import monotonic, sleep
from django.test import Client
from pytest_django import Settings
from redis import Redis
from {{ cookiecutter.project_slug }} import caching
from django.core.cache import cache, caches
{% if 'rest' in on %}
from rest_framework.throttling import UserRateThrottle
{% endif %}
from {{ cookiecutter.project_slug }}.caching import ForgivingClient
from tests.environment import CACHE_URL
{% if 'rest' in on %}
from tests.urls import ECHO
{% endif %}
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
    monkeypatch.setattr(caching, "clients", {})


def use_redis(settings: Settings, url: str) -> None:
    """Cache in the Redis of this address, as production does."""
    on_redis = {
        "BACKEND": "{{ cookiecutter.project_slug }}.caching.ForgivingRedisCache",
        "LOCATION": url,
        "OPTIONS": {"socket_timeout": 0.25, "socket_connect_timeout": 0.25},
    }
    settings.CACHES = settings.CACHES | {"default": on_redis}
    settings.CACHE_URL = url


def numbers(times: int) -> list[int | None]:
    """Ask so many times for a number that is counted up whenever it is made."""
    counted = count(1)
    return [cache.get_or_set("number", lambda: next(counted)) for _ in range(times)]


def test_a_cached_value_is_made_once() -> None:
    assert numbers(3) == [1, 1, 1]


def test_all_processes_share_what_is_cached(settings: Settings) -> None:
    if not CACHE_URL:
        pytest.skip("Name a Redis in CACHE_URL: nothing was tried on a real one.")
    use_redis(settings, CACHE_URL)
    cache.set("word", "cached")

    client = ForgivingClient([CACHE_URL], pattern=cache.make_key("*"))
    assert client.get(cache.make_key("word"), "") == "cached"
    assert cache.delete("word")


def test_clearing_the_cache_deletes_nothing_else(redis: OwnRedis, settings: Settings) -> None:
    use_redis(settings, redis.url)
    with Redis.from_url(redis.url) as others:
        others.set("job", "waiting")
        cache.set("word", "cached")

        cache.clear()

        assert others.keys() == [b"job"]


def test_every_command_is_forgiven(settings: Settings) -> None:
    use_redis(settings, NOBODY_THERE)

    cache.set("one", 1)
    cache.set_many({"two": 2})
    assert cache.get("one", 7) == 7
    assert cache.get_many(["one", "two"]) == {}
    assert (cache.add("one", 1), cache.incr("one"), cache.has_key("one")) == (True, 1, False)
    assert (cache.touch("one"), cache.delete("one")) == (False, False)
    cache.delete_many(["one", "two"])
    cache.clear()
{% if 'rest' in on %}


@pytest.mark.urls("tests.urls")
@pytest.mark.parametrize("is_there", [True, False])
def test_limits_are_counted_in_redis_and_calls_pass_without_it(
    client: Client,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    redis: OwnRedis,
    is_there: bool,
) -> None:
    use_redis(settings, redis.url if is_there else NOBODY_THERE)
    monkeypatch.setattr(UserRateThrottle, "THROTTLE_RATES", {"user": "2/min"})

    statuses = [client.get(ECHO).status_code for _ in range(3)]

    assert statuses == [200, 200, 429 if is_there else 200]
{% endif %}


def test_nothing_fails_where_redis_is_unavailable(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    use_redis(settings, NOBODY_THERE)

    with caplog.at_level(logging.WARNING):
        assert numbers(3) == [1, 2, 3]

    messages = [record.message.partition(";")[0] for record in caplog.records]
    assert messages == ["The cache is unavailable"]


def test_a_redis_that_is_silent_costs_one_request_a_moment(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "SECONDS_BETWEEN_TRIES", 60.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        use_redis(settings, f"redis://127.0.0.1:{silent.getsockname()[1]}")
        begun = monotonic()

        assert numbers(40) == list(range(1, 41))

        assert monotonic() - begun < 5


def test_a_redis_that_comes_back_is_used_again(
    redis: OwnRedis, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    use_redis(settings, redis.url)
    before = numbers(2)
    redis.stop()
    without = numbers(2)
    redis.start()
    after = numbers(2)

    assert (before, without, after) == ([1, 1], [1, 2], [1, 1])
    assert [record.message for record in caplog.records][-1] == "The cache is available again."


def test_a_redis_that_forgets_something_is_not_taken_for_unavailable(
    redis: OwnRedis, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    use_redis(settings, redis.url)
    cache.set("word", "old")

    assert cache.delete("word")

    assert (cache.get_or_set("word", "new"), cache.get_or_set("word", "newer")) == ("new", "new")
    assert caplog.records == []


@pytest.mark.parametrize(
    ("command", "values"),
    [
        ("delete", ["word"]),
        ("set", ["word", "changed"]),
        ("delete_many", [["word"]]),
        ("set_many", [{"word": "changed"}]),
        ("clear", []),
    ],
)
def test_what_changed_while_redis_was_unavailable_is_forgotten(
    redis: OwnRedis, settings: Settings, command: str, values: list[Any]
) -> None:
    use_redis(settings, redis.url)
    cache.set("word", "old")
    redis.process.send_signal(signal.SIGSTOP)
    getattr(cache, command)(*values)
    redis.process.send_signal(signal.SIGCONT)

    assert cache.get_or_set("word", "new") == "new"


def test_a_long_list_of_changes_empties_the_cache(
    redis: OwnRedis, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "MOST_MISSED", 1)
    use_redis(settings, redis.url)
    cache.set("other", "old")
    redis.process.send_signal(signal.SIGSTOP)
    cache.delete_many(["one", "two"])
    redis.process.send_signal(signal.SIGCONT)

    assert cache.get("other") is None


def test_each_cache_has_a_state_of_its_own_that_all_threads_share(
    redis: OwnRedis, settings: Settings
) -> None:
    use_redis(settings, redis.url)
    settings.CACHES = settings.CACHES | {
        "second": settings.CACHES["default"] | {"LOCATION": f"{redis.url}/1"}
    }
    for one in caches["default"], caches["second"]:
        one.set("word", "old")
    redis.process.send_signal(signal.SIGSTOP)
    with ThreadPoolExecutor(1) as threads:
        threads.submit(cache.delete, "word").result()
    redis.process.send_signal(signal.SIGCONT)

    assert caches["second"].get("word") == "old"
    assert cache.get("word") is None


def test_an_unavailable_cache_is_seen_and_stops_nothing(client: Client, settings: Settings) -> None:
    settings.CACHE_URL = NOBODY_THERE

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["cache"] == "unavailable"

"""Threads: WebSockets take none of those that requests are answered by."""

{% filter imports %}
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import sleep
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment
from {{ cookiecutter.project_slug }}.live.connections import THREADS_FOR_REQUESTS, in_turn
{% endfilter %}


def test_requests_are_answered_by_so_many_threads_as_have_a_connection() -> None:
    busy: list[int] = []
    most = 0

    def refuse(*_: object) -> Any:
        raise AssertionError

    def work(_environ: WSGIEnvironment, _start: StartResponse) -> list[bytes]:
        nonlocal most
        busy.append(1)
        most = max(most, len(busy))
        sleep(0.02)
        busy.pop()
        return []

    waiting = in_turn(work, THREADS_FOR_REQUESTS)
    with ThreadPoolExecutor(30) as threads:
        list(threads.map(lambda _: waiting({"PATH_INFO": "/"}, refuse), range(60)))

    assert most == THREADS_FOR_REQUESTS


def test_the_process_is_alive_while_every_thread_waits_for_the_database() -> None:
    begun, over = Event(), Event()

    def refuse(*_: object) -> Any:
        raise AssertionError

    def wait(environ: WSGIEnvironment, _start: StartResponse) -> list[bytes]:
        if environ["PATH_INFO"] == "/notes/":
            begun.set()
            assert over.wait(30)
        return [b"alive"]

    waiting = in_turn(wait, 1)
    with ThreadPoolExecutor(2) as threads:
        threads.submit(waiting, {"PATH_INFO": "/notes/"}, refuse)
        assert begun.wait(30)
        alive = threads.submit(waiting, {"PATH_INFO": "/health/live"}, refuse)
        try:
            assert alive.result(10) == [b"alive"]
        finally:
            over.set()

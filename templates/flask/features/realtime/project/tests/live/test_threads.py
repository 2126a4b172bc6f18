"""Threads: WebSockets take none of those that requests are answered by."""

{% filter imports %}
from concurrent.futures import ThreadPoolExecutor
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

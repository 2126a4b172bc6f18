{% filter imports %}
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
import pytest
from flask import Flask
from {{ cookiecutter.project_slug }}.limiting import SteadyLimiter
{% endfilter %}


def test_all_requests_that_wait_when_the_storage_fails_are_counted_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: "")
    limiter = SteadyLimiter(
        lambda: "everybody",
        app=app,
        default_limits=["2 per hour"],
        headers_enabled=True,
        in_memory_fallback_enabled=True,
        storage_uri="memory://",
    )
    waiting = Barrier(2)

    def fail(*_: object, **__: object) -> None:
        waiting.wait(60)
        raise ValueError

    monkeypatch.setattr(limiter.storage, "incr", fail)
    monkeypatch.setattr(limiter.storage, "check", lambda: False)

    def status_of(_: object) -> int:
        return app.test_client().get("/").status_code

    with ThreadPoolExecutor(2) as callers:
        assert list(callers.map(status_of, range(2))) == [200, 200]
    assert status_of(None) == 429

{% filter imports %}
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
import pytest
from flask import Flask
from flask_limiter import Limiter
from {{ cookiecutter.project_slug }} import create_app
from tests.environment import TEST
{% endfilter %}


def test_requests_that_wait_when_the_storage_fails_are_answered_and_the_next_counted_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = Flask(__name__)
    settings = create_app(TEST).config
    app.config.update({name: settings[name] for name in settings if name.startswith("RATELIMIT")})
    app.add_url_rule("/", view_func=lambda: "")
    limiter = Limiter(lambda: "everybody", app=app, default_limits=["2 per hour"])
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
    assert [status_of(None) for _ in range(2)][-1] == 429

"""The debug toolbar: in pages while DEBUG is on, where it is installed."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from {{ cookiecutter.project_slug }} import create_app, toolbar
from tests.environment import TEST

ROOT = '<div id="flDebug"'


def page(app: Flask) -> TestResponse:
    return app.test_client().get("/")


def test_pages_carry_the_toolbar_while_debug_is_on() -> None:
    response = page(create_app(TEST | {"DEBUG": "true"}))

    assert response.text.count(ROOT) == 1


def test_only_its_own_script_is_allowed_inside_of_pages() -> None:
    response = page(create_app(TEST | {"DEBUG": "true"}))

    [script] = re.findall(r"<script[^>]*>(.+)</script>", response.text)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = response.content_security_policy
    assert policy.script_src == f"'self' 'sha256-{digest}'"
    assert policy.default_src == "'self'"
    assert policy.style_src is None


def test_production_needs_no_toolbar(monkeypatch: pytest.MonkeyPatch) -> None:
    response = page(create_app(TEST))

    assert ROOT not in response.text
    assert "script-src" not in response.headers["Content-Security-Policy"]
    # Without the packages of development:
    monkeypatch.setattr(toolbar, "find_spec", lambda _name: None)
    assert ROOT not in page(create_app(TEST | {"DEBUG": "true"})).text
{% if 'async_views' in cookiecutter.__features %}


def test_views_may_await() -> None:
    app = create_app(TEST | {"DEBUG": "true"})

    @app.get("/awaited/")
    async def awaited() -> str:
        return "<body>there</body>"

    assert app.test_client().get("/awaited/").text.startswith("<body>there")
{% endif %}

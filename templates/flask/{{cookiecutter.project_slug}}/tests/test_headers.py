{% set on = cookiecutter.__features %}
"""Headers: what keeps browsers safe, on every answer."""

import pytest
from flask.testing import FlaskClient

PAGES = [
    "/",
    "/none/",
    "/health/live",
    {% if 'rest' not in on or 'pages' in on %}
    "/{{ 'notes' if 'notes' in on else 'statistics' }}/",
    {% endif %}
    {% if 'accounts' in on %}
    "/accounts/login/",
    "/accounts/signup/",
    {% endif %}
    {% if 'rest' in on %}
    "/api/schema/",
    "/api/docs/",
    {% endif %}
    {% if 'async_views' in on %}
    "/upstreams/",
    {% endif %}
]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_security_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_inline_is_allowed(client: FlaskClient, path: str) -> None:
    policy = client.get(path).headers["Content-Security-Policy"]

    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy


{% if 'assets' in on %}
@pytest.mark.parametrize("path", PAGES)
def test_pages_keep_to_their_policy(client: FlaskClient, path: str) -> None:
    response = client.get(path, follow_redirects=True)

    if response.mimetype == "text/html":
        assert " style=" not in response.text
        assert "<style" not in response.text
        assert "<script>" not in response.text
        assert " onclick=" not in response.text


{% endif %}
def test_plain_http_is_not_told_to_stay_with_https(client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/health/live").headers

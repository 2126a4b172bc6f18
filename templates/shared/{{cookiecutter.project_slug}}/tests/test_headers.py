{% set django = cookiecutter._framework == 'django' %}
{% set client = 'Client' if django else 'FlaskClient' %}
{% set on = cookiecutter.__features %}
"""Security headers, on every answer."""

import pytest
from {{ 'django.test' if django else 'flask.testing' }} import {{ 'Client, override_settings' if django else client }}

PAGES = [
    "/",
    "/health/live",
    {% if 'accounts' in on %}
    "/accounts/login/",
    "/accounts/signup/",
    {% endif %}
    {% if 'async_views' in on %}
    "/upstreams/",
    {% endif %}
    {% if 'rest' in on %}
    "/api/docs/",
    "/api/schema/",
    {% endif %}
    "/none/",
]


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_security_headers(client: {{ client }}, path: str) -> None:
    headers = client.get(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_inline_is_allowed(client: {{ client }}, path: str) -> None:
    policy = client.get(path).headers["Content-Security-Policy"]

    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy


{% if 'assets' in on %}
@pytest.mark.parametrize("path", PAGES)
def test_pages_keep_to_their_policy(client: {{ client }}, path: str) -> None:
    response = client.get(path, {{ 'follow' if django else 'follow_redirects' }}=True)

    if response.headers["Content-Type"].startswith("text/html"):
        assert " style=" not in response.text
        assert "<style" not in response.text
        assert "<script>" not in response.text
        assert " onclick=" not in response.text


{% endif %}
{% if django %}
def test_what_leads_to_https_carries_the_headers_too() -> None:
    with override_settings(SECURE_SSL_REDIRECT=True):
        response = Client().get("/")

    assert response.status_code == 301
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]


{% endif %}
def test_plain_http_sends_no_hsts_header(client: {{ client }}) -> None:
    assert "Strict-Transport-Security" not in client.get("/health/live").headers

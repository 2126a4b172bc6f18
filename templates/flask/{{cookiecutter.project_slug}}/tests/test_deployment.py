{% set on = cookiecutter.__features %}
"""Deployment: what holds in production."""

{% filter imports %}
import pytest
from flask import Flask, request
from flask.testing import FlaskClient
from {{ cookiecutter.project_slug }} import create_app
from tests.environment import PRODUCTION
{% if 'sqlalchemy' in on and 'realtime' not in on %}
from runpy import run_path
{% endif %}
{% if 'limits' in on %}
from runpy import run_path
from types import SimpleNamespace
{% endif %}
{% if 'observability' in on or 'realtime' in on %}
import os
from pathlib import Path
from runpy import run_path
from shutil import copy
{% endif %}
{% if 'realtime' in on %}
from {{ cookiecutter.project_slug }}.live.connections import THREADS_FOR_REQUESTS
{% endif %}
{% if 'accounts' in on and 'observability' not in on %}
from datetime import timedelta
from gunicorn.config import Config as GunicornConfig
from werkzeug.test import create_environ
{% endif %}
{% endfilter %}

{% if 'observability' in on or 'realtime' in on %}

@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo what gunicorn.conf.py does to the environment."""
    monkeypatch.setattr("os.environ", dict(os.environ))

{% endif %}

@pytest.fixture(scope="module")
def production() -> Flask:
    return create_app(PRODUCTION)


@pytest.fixture
def visitor(production: Flask) -> FlaskClient:
    return production.test_client()


def test_debug_is_off(production: Flask) -> None:
    assert not production.debug
    assert not production.testing


{% if 'forms' in on %}
def test_cookies_are_for_https_alone_and_hidden_from_scripts(production: Flask) -> None:
{% if 'accounts' in on %}
    for kind in ("SESSION", "REMEMBER"):
        assert production.config[f"{kind}_COOKIE_SECURE"]
        assert production.config[f"{kind}_COOKIE_HTTPONLY"]
        assert production.config[f"{kind}_COOKIE_SAMESITE"] == "Lax"
{% else %}
    assert production.config["SESSION_COOKIE_SECURE"]
    assert production.config["SESSION_COOKIE_HTTPONLY"]
    assert production.config["SESSION_COOKIE_SAMESITE"] == "Lax"
{% endif %}


{% endif %}
def test_plain_http_is_led_to_https(visitor: FlaskClient) -> None:
    response = visitor.get("/some/?page=2", base_url="http://example.org")

    assert response.status_code == 308
    assert response.location == "https://example.org/some/?page=2"


def test_probes_need_no_https(visitor: FlaskClient) -> None:
    assert visitor.get("/health/live", base_url="http://example.org").status_code == 200


def test_a_probe_may_name_the_address_of_a_pod(visitor: FlaskClient) -> None:
    assert visitor.get("/health/live", base_url="http://10.0.0.7:8000").status_code == 200


@pytest.mark.parametrize("path", ["/health/of-plants/", "/metrics-of-sales/"])
def test_what_is_only_called_like_a_probe_is_a_page(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(path, base_url="http://example.org").status_code == 308
    assert visitor.get(path, base_url="http://10.0.0.7:8000").status_code == 400


{% if 'observability' in on %}
def test_metrics_are_read_inside_as_probes_are(visitor: FlaskClient) -> None:
    # Not found without a token, but neither redirected nor refused.
    assert visitor.get("/metrics", base_url="http://10.0.0.7:8000").status_code == 404


{% endif %}
def test_browsers_are_asked_to_stay_with_https(production: Flask, visitor: FlaskClient) -> None:
    seconds = production.config["HSTS_SECONDS"]
    response = visitor.get("/health/live", base_url="https://example.org")
    assert response.headers["Strict-Transport-Security"] == f"max-age={seconds}"

    wider = PRODUCTION | {"HSTS_SECONDS": "31536000", "HSTS_INCLUDE_SUBDOMAINS": "true"}
    response = create_app(wider).test_client().get("/health/live", base_url="https://example.org")
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_other_host_names_are_refused(visitor: FlaskClient) -> None:
    response = visitor.get("/", base_url="https://evil.example")

    assert response.status_code == 400
    assert "//evil.example" not in response.text


def test_what_a_proxy_says_counts_only_where_one_is_expected() -> None:
    # A visitor can send the third: proxies pass on what they do not set.
    forwarded = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "192.0.2.7",
        "X-Forwarded-Host": "evil.example",
    }
    direct = create_app(PRODUCTION).test_client()
    behind_one = create_app(PRODUCTION | {"TRUSTED_PROXIES": "1"}).test_client()

    for visitor, status in ((direct, 308), (behind_one, 404)):
        response = visitor.get("/none/", base_url="http://example.org", headers=forwarded)
        assert response.status_code == status


def test_of_two_proxies_each_adds_an_address_and_the_last_sets_the_scheme() -> None:
    app = create_app(PRODUCTION | {"TRUSTED_PROXIES": "2"})
    app.add_url_rule("/address/", view_func=lambda: str(request.remote_addr))
    forwarded = {
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "203.0.113.1, 192.0.2.7, 198.51.100.1",
    }

    visitor = app.test_client()
    response = visitor.get("/address/", base_url="http://example.org", headers=forwarded)

    assert response.text == "192.0.2.7"


{% if 'sqlalchemy' in on and 'realtime' not in on %}
def test_every_thread_finds_a_connection_to_the_database(production: Flask) -> None:
    threads = run_path("gunicorn.conf.py")["threads"]

    # SQLAlchemy's pool has five connections and ten more, by default.
    assert threads <= production.config["SQLALCHEMY_ENGINE_OPTIONS"].get("pool_size", 5) + 10


{% endif %}
{% if 'accounts' in on and 'observability' not in on %}
@pytest.mark.parametrize("path", ["/accounts/password/reset/secret/", "/accounts/confirm/secret/"])
def test_the_line_of_a_request_holds_no_token(path: str) -> None:
    logger = run_path("gunicorn.conf.py")["Logger"](GunicornConfig())
    environ = create_environ(path, query_string="auth_token=secret") | {"RAW_URI": f"{path}?secret"}
    environ["HTTP_REFERER"] = f"https://example.org{path}"

    answer = SimpleNamespace(status="200 OK", headers=[])
    atoms = logger.atoms(answer, [], environ, timedelta())

    line = logger.cfg.access_log_format % logger.atoms_wrapper_class(atoms)
    assert path.replace("secret", "<token>") in line
    assert "secret" not in line


{% endif %}
{% if 'observability' in on or 'realtime' in on %}
def test_gunicorn_knows_what_the_env_file_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy("gunicorn.conf.py", tmp_path)
    monkeypatch.chdir(tmp_path)
    os.environ.clear()
    {% if 'realtime' in on %}
    Path(".env").write_text("LIVE_CONNECTIONS=300", encoding="utf-8")

    assert run_path("gunicorn.conf.py")["threads"] == 300 + THREADS_FOR_REQUESTS
    {% else %}
    Path(".env").write_text("METRICS_TOKEN=secret", encoding="utf-8")

    configuration = run_path("gunicorn.conf.py")

    assert "PROMETHEUS_MULTIPROC_DIR" in os.environ
    configuration["on_exit"](None)
    {% endif %}


{% endif %}
{% if 'observability' in on %}
def test_counts_go_on_when_gunicorn_reads_its_configuration_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.environ", {"METRICS_TOKEN": "secret"})
    run_path("gunicorn.conf.py")
    folder = Path(os.environ["PROMETHEUS_MULTIPROC_DIR"])

    reloaded = run_path("gunicorn.conf.py")

    assert os.environ["PROMETHEUS_MULTIPROC_DIR"] == str(folder)
    reloaded["on_exit"](None)
    assert not folder.exists()


def test_a_folder_for_counts_that_the_operator_names_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It may be called like one that is made here.
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path.parent))
    tmp_path = tmp_path.with_name(f"metrics-{tmp_path.name}")
    tmp_path.mkdir()
    named = {"METRICS_TOKEN": "secret", "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    monkeypatch.setattr("os.environ", named)

    run_path("gunicorn.conf.py")["on_exit"](None)

    assert os.environ["PROMETHEUS_MULTIPROC_DIR"] == str(tmp_path)
    assert tmp_path.exists()


{% endif %}
def test_bodies_are_limited(production: Flask) -> None:
    assert production.config["MAX_CONTENT_LENGTH"]
{% if 'limits' in on %}


def test_several_processes_are_refused_while_limits_are_counted_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on_starting = run_path("gunicorn.conf.py")["on_starting"]
    several = SimpleNamespace(cfg=SimpleNamespace(workers=2))

    for value in ("", "memory://"):
        monkeypatch.setenv("RATELIMIT_STORAGE_URI", value)
        with pytest.raises(SystemExit, match="RATELIMIT_STORAGE_URI"):
            on_starting(several)
    monkeypatch.setenv("RATELIMIT_STORAGE_URI", "redis://localhost:6379")
    on_starting(several)


def test_one_process_may_count_in_memory() -> None:
    on_starting = run_path("gunicorn.conf.py")["on_starting"]

    on_starting(SimpleNamespace(cfg=SimpleNamespace(workers=1)))
{% endif %}

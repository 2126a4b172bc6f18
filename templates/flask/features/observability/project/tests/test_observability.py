{% set on = cookiecutter.__features %}
{% set traced = cookiecutter.database in ['sqlite', 'postgresql', 'mysql'] %}
{% set failing = '/failing/<token>/' if 'accounts' in on else '/failing/' %}
"""Observability: lines for requests, reports of failures, traces and metrics."""

{% filter imports %}
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from gzip import decompress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
import pytest
import structlog
from flask import Flask
from flask.testing import FlaskClient
from {{ cookiecutter.project_slug }} import create_app
from {{ cookiecutter.project_slug }}.config import Config, ConfigurationError
from {{ cookiecutter.project_slug }}.observability import logs
from tests.environment import PRODUCTION, TEST
{% if 'accounts' in on %}
from tests.browser import Browser
{% endif %}
{% if 'users' in on %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% if 'accounts' in on %}
from tests.people import PASSWORD
{% endif %}
{% if 'tokens' in on %}
from tests.callers import Caller
from tests.echo import ECHO
{% endif %}
{% endfilter %}

SECRET = "known-to-nobody"
TOKEN = "a-token-that-opens-nothing-but-the-metrics-of-the-tests"
Line = dict[str, Any]


class Lines:
    """What was logged."""

    def __init__(self, stream: StringIO) -> None:
        self.stream = stream

    def all(self) -> list[Line]:
        """Return every line, read as JSON."""
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]

    def of_requests(self) -> list[Line]:
        """Return the lines of requests."""
        return [line for line in self.all() if line["event"] == "request"]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """What is logged, by the settings of production."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    logs.configure(PRODUCTION)
    yield Lines(stream)
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


class Receiver(ThreadingHTTPServer):
    """Takes what is sent to it by HTTP, and keeps it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Keeper)
        self.received: dict[str, bytes] = {}

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"127.0.0.1:{self.server_port}"


class Keeper(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["Content-Encoding"] == "gzip":
            body = decompress(body)
        self.server.received[self.path] = self.server.received.get(self.path, b"") + body
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


class Sent(NamedTuple):
    """What a service in a process of its own logged, and what came by HTTP, by path."""

    lines: list[Line]
    received: dict[str, bytes]


def run_failing(path: str, **environ: str) -> list[Line]:
    """Call a service that fails, in a process of its own, and return the lines it writes."""
    settings = TEST | environ | {"ASKED": SECRET, "TRUSTED_PROXIES": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "default::DeprecationWarning", "-m", "tests.failing", path],
        cwd=Path(__file__).parents[1],
        env={"PATH": os.environ["PATH"], **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert SECRET not in done.stdout
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def sent({{ 'database_url: str' if traced and 'sqlite' not in on }}) -> Sent:
    """What a service that fails logs, and what it sends: its failure and its traces."""
    with Receiver() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        lines = run_failing(
            "/health/{{ 'ready' if traced else 'live' }}",
            {% if traced and 'sqlite' not in on %}
            DATABASE_URL=database_url,
            {% endif %}
            SENTRY_DSN=f"http://key@{server.address}/1",
            OTEL_EXPORTER_OTLP_ENDPOINT=f"http://{server.address}",
            OTEL_SERVICE_NAME="named-by-the-operator",
        )
        server.shutdown()
        thread.join()
    return Sent(lines, server.received)


def test_every_request_has_a_line_of_json(client: FlaskClient, lines: Lines) -> None:
    client.get("/health/live?with=a-question", buffered=True)

    (line,) = lines.of_requests()
    assert line["method"] == "GET"
    assert line["path"] == "/health/live"
    assert line["status"] == 200
    assert isinstance(line["milliseconds"], float)
    assert line["level"] == "info"
    assert line["request_id"]
    assert "user_id" not in line


def test_refusals_have_lines_too(client: FlaskClient, lines: Lines) -> None:
    client.get("/nothing-here/", buffered=True)
    client.get("/", base_url="http://evil.example", buffered=True)

    assert [line["status"] for line in lines.of_requests()] == [404, 400]


@pytest.fixture
def behind_a_proxy() -> FlaskClient:
    return create_app(TEST | {"TRUSTED_PROXIES": "1"}).test_client()


def test_the_request_id_of_a_proxy_is_taken_and_given_back(
    behind_a_proxy: FlaskClient, lines: Lines
) -> None:
    headers = {"X-Request-ID": "a-1_b.2"}
    response = behind_a_proxy.get("/health/live", headers=headers, buffered=True)

    assert response.headers["X-Request-ID"] == "a-1_b.2"
    assert lines.of_requests()[0]["request_id"] == "a-1_b.2"


def test_a_visitor_names_no_request_id(client: FlaskClient) -> None:
    response = client.get("/health/live", headers={"X-Request-ID": "a-1_b.2"})

    assert response.headers["X-Request-ID"] != "a-1_b.2"


@pytest.mark.parametrize("wrong", ["", "with blanks", "x" * 65, "a/b", "ü"])
def test_a_request_id_that_is_none_is_replaced(behind_a_proxy: FlaskClient, wrong: str) -> None:
    headers = {"X-Request-ID": wrong.encode().decode("latin-1")}
    first = behind_a_proxy.get("/health/live", headers=headers).headers["X-Request-ID"]
    second = behind_a_proxy.get("/health/live", headers=headers).headers["X-Request-ID"]

    assert wrong != first != second
    assert len(first) == 32
{% if 'accounts' in on %}


def test_the_line_names_the_user_of_the_session(browser: Browser, ada: User, lines: Lines) -> None:
    browser.log_in(ada.email, PASSWORD)
    browser.client.get("/accounts/password/change/", buffered=True)

    assert lines.of_requests()[-1]["user_id"] == str(ada.id)
    assert PASSWORD not in lines.stream.getvalue()


{% if 'rest' in on %}
def test_files_are_served_without_asking_for_the_user(
    browser: Browser, ada: User, lines: Lines
) -> None:
    browser.log_in(ada.email, PASSWORD)
    browser.client.get("/api/docs/static/swagger-ui.css", buffered=True)

    assert lines.of_requests()[-1]["status"] == 200
    assert "user_id" not in lines.of_requests()[-1]


{% endif %}
def test_the_token_of_a_link_is_not_logged(client: FlaskClient, lines: Lines) -> None:
    link = f"/accounts/password/reset/{SECRET}"
    client.get(link, buffered=True, follow_redirects=True)

    paths = [line["path"] for line in lines.of_requests()]
    assert paths[:2] == ["<redirected>", "/accounts/password/reset/<token>/"]
    assert SECRET not in lines.stream.getvalue()


def test_a_token_may_be_a_number(app: Flask) -> None:
    with app.test_request_context() as context:
        context.request.view_args = {"token": 7}

        assert logs.without_tokens(None, "info", {"event": "Number 7"}) == {
            "event": "Number <token>"
        }
{% endif %}
{% if 'tokens' in on %}


def test_the_line_names_the_user_of_the_token(caller: Caller, ada: User, lines: Lines) -> None:
    caller.post(ECHO, {}).close()
    caller.client.get("/health/live", buffered=True)

    assert [line.get("user_id") for line in lines.of_requests()] == [str(ada.id), None]
{% endif %}


def test_other_logs_go_the_same_way(lines: Lines) -> None:
    logging.getLogger("gunicorn.error").info("Listening at: %s", "http://127.0.0.1:8000")
    logging.getLogger("werkzeug").info('127.0.0.1 - - [now] "%s" %s %s', "GET /?a=b", 200, 1)
    structlog.get_logger("own").warning("Something happened", number=7)

    listening, own = lines.all()
    assert listening["event"] == "Listening at: http://127.0.0.1:8000"
    assert listening["logger"] == "gunicorn.error"
    assert (own["event"], own["number"], own["level"]) == ("Something happened", 7, "warning")


def test_lines_are_for_readers_in_development() -> None:
    record = logging.LogRecord("own", logging.INFO, "", 1, "Something happened", None, None)
    line = logs.formatter({"ENVIRONMENT": "development"}).format(record)

    assert "Something happened" in line
    assert not line.startswith("{")


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="LOG_LEVEL"):
        Config(PRODUCTION | {"LOG_LEVEL": "LOUD"})


def test_a_failure_is_sent_with_its_request_and_nothing_is_sent() -> None:
    failure, request, other, info = run_failing("/health/live")

    assert "It fails on purpose" in failure["exception"]
    assert failure["request_id"] == request["request_id"]
    assert (request["status"], request["path"]) == (500, "{{ failing }}")
    assert other["request_id"] == "the-one-that-is-asked"
    assert not {"sentry_sdk", "opentelemetry.exporter"} & set(info["loaded"])


def test_failures_are_reported(sent: Sent) -> None:
    report = sent.received["/api/1/envelope/"].decode()
    assert "It fails on purpose" in report
    assert "{{ failing }}" in report
    assert '"request_id"' in report
    assert SECRET not in report


def test_traces_are_sent(sent: Sent) -> None:
    request = sent.lines[1]
    traces = sent.received["/v1/traces"]

    assert b"GET {{ failing }}" in traces
    assert bytes.fromhex(request["trace_id"]) in traces
    assert b"named-by-the-operator" in traces
    assert SECRET.encode() not in traces
{% if traced %}


def test_traces_include_database_queries(sent: Sent) -> None:
    assert b"SELECT 1" in sent.received["/v1/traces"]
{% endif %}


def test_metrics_are_refused_where_no_token_is_set(client: FlaskClient) -> None:
    assert client.get("/metrics").status_code == 404


@pytest.fixture(scope="module")
def measured() -> Flask:
    return create_app(TEST | {"METRICS_TOKEN": TOKEN})


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}"])
def test_metrics_are_for_those_with_the_token(measured: Flask, given: str) -> None:
    response = measured.test_client().get("/metrics", headers={"Authorization": given})

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].lower().startswith("bearer")
    assert "http_requests" not in response.text


def test_metrics_count_requests_by_route(measured: Flask) -> None:
    client = measured.test_client()
    headers = {"Authorization": f"Bearer {TOKEN}"}
    before = value(client.get("/metrics", headers=headers).text, "GET", "none", 404)
    client.get("/made-up-1/", buffered=True)
    client.get("/made-up-2/", buffered=True)
    client.open("/health/live", method="MADEUP", buffered=True)

    text = client.get("/metrics", headers=headers).text

    assert value(text, "GET", "none", 404) == before + 2
    assert value(text, "other", "none", 405) >= 1
    assert "made-up" not in text
    assert "MADEUP" not in text
    assert 'http_request_seconds_count{method="GET",route="none"}' in text


def value(text: str, method: str, route: str, status: int) -> float:
    """Return how many requests there were."""
    labels = f'method="{method}",route="{route}",status="{status}"'
    name = f"http_requests_total{{"{{{"}}labels{{"}}}"}} "
    found = [line.removeprefix(name) for line in text.splitlines() if line.startswith(name)]
    return sum(map(float, found))


def test_a_token_that_can_be_guessed_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="METRICS_TOKEN"):
        Config(PRODUCTION | {"METRICS_TOKEN": "guess"})

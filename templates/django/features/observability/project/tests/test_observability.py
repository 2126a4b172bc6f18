{% set on = cookiecutter.__features %}
{% set traced = 'orm' in on and cookiecutter.database not in ['oracle', 'mongodb'] %}
{% set failing = '/accounts/confirm-email/<str:key>/' if 'accounts' in on else '/failing/' %}
{% set server = 'gunicorn.error' if 'wsgi' in on else 'uvicorn.error' %}
"""Observability: lines for requests, reports of failures, traces and metrics."""

{% filter imports %}
import json
import logging
import logging.config
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
from django.conf import settings
from django.test import Client
from pytest_django import Settings
from {{ cookiecutter.project_slug }}.observability import logs
from tests.environment import TEST
{% if 'wsgi' in on %}
from runpy import run_path
{% endif %}
{% if 'accounts' in on %}
from django.http import HttpRequest, HttpResponse
from django.urls import path
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
from tests.urls import ECHO
{% endif %}
{% endfilter %}

SECRET = "known-to-nobody"
TOKEN = "a-token-that-opens-nothing-but-the-metrics-of-the-tests"
SERVED = {"DJANGO_SETTINGS_MODULE": "config.settings"}
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
    logging.config.dictConfig(settings.LOGGING)
    yield Lines(stream)
    root.handlers[:] = handlers
    root.setLevel(level)


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
    done = subprocess.run(
        [sys.executable, "-W", "default::DeprecationWarning", "-m", "tests.failing", path],
        cwd=Path(__file__).parents[1],
        env=os.environ | TEST | SERVED | environ | {"ASKED": SECRET, "TRUSTED_PROXIES": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert SECRET not in done.stdout
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def sent({{ 'tmp_path_factory: pytest.TempPathFactory' if 'sqlite' in on }}) -> Sent:
    """What a service that fails logs, and what it sends: its failure and its traces."""
    with Receiver() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        lines = run_failing(
            "/health/{{ 'ready' if traced else 'live' }}",
            {% if 'sqlite' in on %}
            DATABASE_URL=f"sqlite:///{tmp_path_factory.mktemp('traced')}/database.sqlite3",
            {% endif %}
            SENTRY_DSN=f"http://key@{server.address}/1",
            OTEL_EXPORTER_OTLP_ENDPOINT=f"http://{server.address}",
            OTEL_SERVICE_NAME="named-by-the-operator",
        )
        server.shutdown()
        thread.join()
    return Sent(lines, server.received)


def test_every_request_has_a_line_of_json(client: Client, lines: Lines) -> None:
    client.get("/health/live?with=a-question")

    (line,) = lines.of_requests()
    assert line["method"] == "GET"
    assert line["path"] == "/health/live"
    assert line["status"] == 200
    assert isinstance(line["milliseconds"], float)
    assert line["level"] == "info"
    assert line["request_id"]
    assert "user_id" not in line


def test_refusals_have_lines_too(client: Client, lines: Lines) -> None:
    client.get("/nothing-here/")
    client.get("/", headers={"Host": "evil.example"})

    assert [line["status"] for line in lines.of_requests()] == [404, 400]
    assert all("request_id" in line for line in lines.all())


def test_the_request_id_of_a_proxy_is_taken_and_given_back(
    client: Client, lines: Lines, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = 1
    response = client.get("/health/live", headers={"X-Request-ID": "a-1_b.2"})

    assert response.headers["X-Request-ID"] == "a-1_b.2"
    assert lines.of_requests()[0]["request_id"] == "a-1_b.2"


def test_a_visitor_names_no_request_id(client: Client) -> None:
    response = client.get("/health/live", headers={"X-Request-ID": "a-1_b.2"})

    assert response.headers["X-Request-ID"] != "a-1_b.2"


@pytest.mark.parametrize("wrong", ["", "with blanks", "x" * 65, "a/b", "ü"])
def test_a_request_id_that_is_none_is_replaced(
    client: Client, settings: Settings, wrong: str
) -> None:
    settings.TRUSTED_PROXIES = 1
    headers = {"X-Request-ID": wrong}
    first = client.get("/health/live", headers=headers).headers["X-Request-ID"]
    second = client.get("/health/live", headers=headers).headers["X-Request-ID"]

    assert wrong != first != second
    assert len(first) == 32
{% if 'accounts' in on %}


def test_the_line_names_the_user_of_the_session(browser: Browser, ada: User, lines: Lines) -> None:
    browser.client.force_login(ada)
    browser.client.get("/accounts/password/change/")

    assert lines.of_requests()[-1]["user_id"] == str(ada.pk)
    assert PASSWORD not in lines.stream.getvalue()


@pytest.mark.parametrize("page", ["confirm-email", "password/reset/key"])
@pytest.mark.parametrize("end", ["/", "", ",", "/,"])
def test_the_key_of_a_message_is_not_logged(
    client: Client, lines: Lines, page: str, end: str
) -> None:
    link = f"/accounts/{page}/{SECRET}{end}"
    client.get(link)
    client.put(link)
    logging.getLogger("own").error('"%s" failed.', link, exc_info=LookupError(f'"{link}"'))

    path = lines.of_requests()[0]["path"]
    assert path.startswith(f"/accounts/{page}/<key>")
    assert f"/accounts/{page}/<key>" in lines.all()[-1]["exception"]
    assert SECRET not in lines.stream.getvalue()


def test_the_key_of_another_page_is_logged(
    client: Client, lines: Lines, settings: Settings
) -> None:
    def log(_request: HttpRequest, key: int) -> HttpResponse:
        logging.getLogger("own").info("Key %s", key)
        return HttpResponse()

    settings.ROOT_URLCONF = (path("pages/<int:key>/", log),)

    assert client.get("/pages/7/").status_code == 200
    assert lines.all()[0]["event"] == "Key 7"
{% endif %}
{% if 'tokens' in on %}


@pytest.mark.urls("tests.urls")
def test_the_line_names_the_user_of_the_token(caller: Caller, ada: User, lines: Lines) -> None:
    caller.post(ECHO, {})
    caller.client.get("/health/live")

    assert [line.get("user_id") for line in lines.of_requests()] == [str(ada.pk), None]
{% endif %}


def test_other_logs_go_the_same_way(lines: Lines) -> None:
    logging.getLogger("{{ server }}").info("Listening at: %s", "http://127.0.0.1:8000")
    logging.getLogger("django.server").info('"%s" %s %s', "GET /?a=b HTTP/1.1", "200", "1")
    structlog.get_logger("own").warning("Something happened", number=7)

    listening, own = lines.all()
    assert listening["event"] == "Listening at: http://127.0.0.1:8000"
    assert listening["logger"] == "{{ server }}"
    assert (own["event"], own["number"], own["level"]) == ("Something happened", 7, "warning")


def test_lines_are_for_readers_in_development() -> None:
    record = logging.LogRecord("own", logging.INFO, "", 1, "Something happened", None, None)
    line = logs.formatter("development").format(record)

    assert "Something happened" in line
    assert not line.startswith("{")


def test_a_failure_is_sent_with_its_request_and_nothing_is_sent() -> None:
    failure, request, other, info = run_failing("/health/live")

    assert "It fails on purpose" in failure["exception"]
    assert failure["request_id"] == request["request_id"]
    assert (request["status"], request["path"]) == (500, "{{ failing | replace('str:', '') }}")
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


{% if 'wsgi' in on %}
def test_counts_go_on_when_gunicorn_reads_its_configuration_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("config.environment.text", lambda _name: TOKEN)
    monkeypatch.setattr("os.environ", {})
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
    monkeypatch.setattr("config.environment.text", lambda _name: TOKEN)
    monkeypatch.setattr("os.environ", {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path)})

    run_path("gunicorn.conf.py")["on_exit"](None)

    assert os.environ["PROMETHEUS_MULTIPROC_DIR"] == str(tmp_path)
    assert tmp_path.exists()


{% endif %}
def test_metrics_are_refused_where_no_token_is_set(client: Client) -> None:
    assert client.get("/metrics").status_code == 404


@pytest.fixture
def measured(client: Client, settings: Settings) -> Client:
    """Somebody who calls a service whose metrics may be read."""
    settings.METRICS_TOKEN = TOKEN
    return client


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", f"Basic {TOKEN}"])
def test_metrics_are_for_those_with_the_token(measured: Client, given: str) -> None:
    response = measured.get("/metrics", headers={"Authorization": given})

    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].lower().startswith("bearer")
    assert "http_requests" not in response.text


def test_metrics_count_requests_by_route(measured: Client) -> None:
    headers = {"Authorization": f"Bearer {TOKEN}"}
    before = value(measured.get("/metrics", headers=headers).text, "GET", "none", 404)
    measured.get("/made-up-1/")
    measured.get("/made-up-2/")
    measured.generic("MADEUP", "/health/live")

    text = measured.get("/metrics", headers=headers).text

    assert value(text, "GET", "none", 404) == before + 2
    assert value(text, "other", "/health/live", 405) >= 1
    assert "made-up" not in text
    assert "MADEUP" not in text
    assert 'http_request_seconds_count{method="GET",route="none"}' in text


def value(text: str, method: str, route: str, status: int) -> float:
    """Return how many requests there were."""
    labels = f'method="{method}",route="{route}",status="{status}"'
    name = f"http_requests_total{{"{{{"}}labels{{"}}}"}} "
    found = [line.removeprefix(name) for line in text.splitlines() if line.startswith(name)]
    return sum(map(float, found))

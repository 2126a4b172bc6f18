{% set on = cookiecutter.__features %}
"""The API as a whole: its errors, its limits and its documentation."""

{% filter imports %}
import json
import pytest
from typing import Any
from django.test import Client
from {{ cookiecutter.project_slug }}.api.throttles import CallThrottle
{% if 'database' in on %}
from {{ cookiecutter.project_slug }}.errors import UNAVAILABLE
{% endif %}
from tests.callers import Caller
from tests.urls import ECHO, EchoView
{% if 'orm' in on and 'mongodb' not in on %}
from django.db import connection
from django.test.utils import CaptureQueriesContext
{% endif %}
{% if 'database' not in on %}
from concurrent.futures import ThreadPoolExecutor
{% endif %}
from django.conf import settings
from django.urls import path
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
{% if 'users' in on %}
from django.test import RequestFactory
{% endif %}
{% endfilter %}

pytestmark = pytest.mark.urls("tests.urls")


def assert_problem(response: Any, status: int) -> None:
    """Every error of the API has this shape."""
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert {"type", "title", "detail"} <= set(problem)


@pytest.mark.parametrize("path", ["/api/", "/api/v1/nothing/"])
def test_what_does_not_exist_is_a_problem(client: Client, path: str) -> None:
    assert_problem(client.get(path), 404)
    # Where the service is below a prefix, too.
    assert_problem(client.get(path, SCRIPT_NAME="/shop"), 404)


def test_an_error_without_a_body_is_a_problem(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EchoView, "get", lambda *_: Response(status=404))

    assert_problem(client.get(ECHO), 404)


def test_a_method_that_does_not_exist_is_a_problem(caller: Caller) -> None:
    response = caller.delete(ECHO)

    assert_problem(response, 405)
    assert "POST" in response.headers["Allow"]


def test_what_is_not_valid_is_a_problem(caller: Caller) -> None:
    response = caller.post(ECHO, {"text": 7})

    assert_problem(response, 422)
    errors = [{"field": "text", "message": "Not a valid string."}]
    assert response.json()["errors"] == errors


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"text=New", "text/plain", 415),
        (b"{text", "application/json", 400),
        (b'{"text": NaN}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"[]", "application/json", 422),
    ],
)
def test_a_body_that_is_no_json_object_is_a_problem(
    caller: Caller, body: bytes, content_type: str, status: int
) -> None:
    assert_problem(caller.send("POST", ECHO, body, content_type), status)


def test_a_body_that_is_too_large_is_a_problem(caller: Caller) -> None:
    body = b" " * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)

    assert_problem(caller.send("POST", ECHO, body, "application/json"), 413)


def test_a_failure_is_a_problem_without_its_cause(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the secret reason")

    monkeypatch.setattr(CallThrottle, "allow_request", fail)
    client.raise_request_exception = False

    response = client.get(ECHO)

    assert_problem(response, 500)
    assert b"secret" not in response.content


def test_in_development_a_failure_shows_its_traceback(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the reason")

    monkeypatch.setattr(CallThrottle, "allow_request", fail)
    monkeypatch.setattr(settings, "DEBUG", True)
    client.raise_request_exception = False

    response = client.get(ECHO)

    assert response.status_code == 500
    assert "the reason" in response.text


@pytest.mark.parametrize(
    ("cause", "detail", "errors"),
    [
        ("Too late.", "Too late.", None),
        (["Too late."], "Forbidden", [{"field": "", "message": "Too late."}]),
        ({"day": "late"}, "Forbidden", [{"field": "day", "message": "late"}]),
    ],
)
def test_an_error_of_any_form_is_a_problem(
    client: Client, monkeypatch: pytest.MonkeyPatch, cause: Any, detail: str, errors: Any
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionDenied(cause)

    monkeypatch.setattr(CallThrottle, "allow_request", refuse)

    response = client.get(ECHO)

    assert_problem(response, 403)
    assert (response.json()["detail"], response.json().get("errors")) == (detail, errors)


{% if 'database' in on %}
def test_a_database_that_is_unavailable_is_a_problem_that_passes(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(*_: object) -> None:
        raise UNAVAILABLE[{{ 0 if 'mongodb' in on else 1 }}]("the secret reason")

    monkeypatch.setattr(CallThrottle, "allow_request", ask)
    client.raise_request_exception = False

    response = client.get(ECHO)

    assert_problem(response, 503)
    assert response.headers["Retry-After"] == "5"
    assert b"secret" not in response.content


{% endif %}
{% if 'layout' in on %}
def test_errors_of_pages_stay_pages(client: Client) -> None:
    assert client.get("/apiary/").headers["Content-Type"].startswith("text/html")


{% endif %}
def test_calls_are_limited(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CallThrottle, "THROTTLE_RATES", {"user": "2/min"})
    for _ in range(2):
        assert client.get(ECHO).status_code == 200

    response = client.get(ECHO)

    assert_problem(response, 429)
    assert int(response.headers["Retry-After"]) > 0
    assert client.get("/health/live").status_code == 200


{% if 'orm' in on and 'mongodb' not in on %}
def test_reading_writes_nothing(client: Client) -> None:
    client.get(ECHO)

    with CaptureQueriesContext(connection) as queries:
        assert client.get(ECHO).status_code == 200

    assert {query["sql"].split()[0] for query in queries} <= {"SELECT"}


{% endif %}
{% if 'database' not in on %}
def test_calls_at_the_same_moment_are_all_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CallThrottle, "THROTTLE_RATES", {"user": "10/min"})

    def call(_number: int) -> Any:
        return Client().get(ECHO)

    with ThreadPoolExecutor(20) as threads:
        statuses = [response.status_code for response in threads.map(call, range(20))]

    assert statuses.count(200) == 10
    assert statuses.count(429) == 10


{% endif %}
def test_of_two_first_calls_at_once_both_count(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = CallThrottle.cache.add

    def add_after_another(*values: Any) -> bool:
        return bool(add(*values)) and bool(add(*values))

    monkeypatch.setattr(CallThrottle, "THROTTLE_RATES", {"user": "1/min"})
    monkeypatch.setattr(CallThrottle.cache, "add", add_after_another)

    assert client.get(ECHO).status_code == 429


def test_callers_are_not_limited_where_there_is_no_rate_or_no_key(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CallThrottle, "THROTTLE_RATES", {"user": None})
    assert client.get(ECHO).status_code == 200

    monkeypatch.setattr(CallThrottle, "THROTTLE_RATES", {"user": "1/min"})
    monkeypatch.setattr(CallThrottle, "get_cache_key", lambda *_: None)
    assert [client.get(ECHO).status_code for _ in range(2)] == [200, 200]


def test_a_forged_address_does_not_escape_the_limit(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CallThrottle, "THROTTLE_RATES", {"user": "1/min"})

    for number, status in enumerate([200, 429]):
        client.defaults["HTTP_X_FORWARDED_FOR"] = f"192.0.2.{number}"
        assert client.get(ECHO).status_code == status


@pytest.mark.parametrize(
    "addresses", [("2001:db8::1", "2001:db8::2"), ("192.0.2.1", "::ffff:192.0.2.1")]
)
def test_a_caller_has_a_whole_network_of_ipv6(
    client: Client, monkeypatch: pytest.MonkeyPatch, addresses: tuple[str, str]
) -> None:
    monkeypatch.setattr(CallThrottle, "THROTTLE_RATES", {"user": "1/min"})

    for address, status in zip(addresses, [200, 429], strict=True):
        client.defaults["REMOTE_ADDR"] = address
        assert client.get(ECHO).status_code == status


def test_the_schema_is_openapi(client: Client) -> None:
    schema = client.get("/api/schema/").json()

    assert schema["openapi"].startswith("3.1.")
    assert '"nullable"' not in json.dumps(schema)
    assert ECHO in schema["paths"]


def test_the_schema_says_how_errors_look(client: Client) -> None:
    schema = client.get("/api/schema/").json()

    assert list(schema["components"]["responses"]["Problem"]["content"]) == [
        "application/problem+json"
    ]
    for operations in schema["paths"].values():
        for operation in operations.values():
            error = operation["responses"]["default"]
            assert error == {"$ref": "#/components/responses/Problem"}


class TextSerializer(serializers.Serializer[Any]):
    text = serializers.CharField()


class EntrySerializer(serializers.Serializer[Any]):
    text = serializers.CharField()
    day = serializers.DateField()
    done = serializers.BooleanField()


def schema_of(request: Any) -> Any:
    """Return the schema of an API whose only view takes this."""

    class View(APIView):
        @extend_schema(request=request, responses={204: None})
        def post(self, _request: Request) -> Response:
            return Response(status=204)

    patterns = [path("view/", View.as_view())]
    return SchemaGenerator(patterns=patterns).get_schema(public=True)  # type: ignore[no-untyped-call]


def test_the_schema_says_what_bodies_take() -> None:
    body = schema_of(EntrySerializer)["components"]["schemas"]["EntryRequest"]

    assert body["properties"]["text"] == {"type": "string", "minLength": 1}
    assert body["properties"]["day"] == {"type": "string", "format": "date"}
    assert body["properties"]["done"] == {"type": "boolean"}


def test_a_body_may_be_one_of_several_in_the_schema() -> None:
    either = PolymorphicProxySerializer(
        component_name="Either",
        serializers=[TextSerializer, EntrySerializer],
        resource_type_field_name=None,
    )

    assert len(schema_of(either)["components"]["schemas"]["EitherRequest"]["oneOf"]) == 2


def test_an_api_without_bodies_has_a_schema() -> None:
    assert list(schema_of(None)["components"]["schemas"]) == ["Problem"]


{% if 'users' in on %}
def test_a_view_that_says_nothing_else_is_closed() -> None:
    assert APIView.as_view()(RequestFactory().get("/")).status_code == 401


{% endif %}
def test_the_documentation_loads_nothing_from_elsewhere(client: Client) -> None:
    page = client.get("/api/docs/").content.decode()

    assert "swagger-ui-bundle" in page
    assert "//" not in page.replace("<!doctype html>", "")

"""What holds for all of the API: errors, limits, documentation."""

{% set notes = 'notes' in cookiecutter.__features %}
{% set users = 'users' in cookiecutter.__features %}
{% set path = '/api/v1/notes/' if notes else '/api/v1/statistics/' %}
{% filter imports %}
import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import RequestFactory
from rest_framework.test import APIClient
from rest_framework.throttling import AnonRateThrottle
from {{ cookiecutter.project_slug }}.api import problems
{% if users %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% endfilter %}

PATH = "{{ path }}"


def test_an_unknown_address_is_a_problem(api: APIClient) -> None:
    response = api.get("/api/v1/nothing/")
    assert response["Content-Type"] == "application/problem+json"
    assert response.json() == {"type": "about:blank", "title": "Not Found", "status": 404}


def test_an_address_outside_of_the_api_is_a_page(api: APIClient) -> None:
    response = api.get("/nothing/")
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


def test_a_method_that_is_not_there_is_a_problem(api: APIClient) -> None:
    response = api.generic("DELETE", PATH)
{% if users %}
    assert response.status_code == response.json()["status"]
    assert response.status_code in {401, 403}
{% else %}
    assert response.status_code == response.json()["status"] == 405
    assert "POST" in response["Allow"]
{% endif %}
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        ("{", "application/json", 400),
        ("[" * 100_000, "application/json", 400),
        ("[]", "application/json", 400),
        ("title=Milk", "application/x-www-form-urlencoded", 415),
        ('"' + "x" * 1024 * 1024 + '"', "application/json", 413),
    ],
)
def test_what_cannot_be_read_is_a_problem(
    api: APIClient, {{ 'ada: User, ' if users }}body: str, content_type: str, status: int
) -> None:
{% if users %}
    api.force_authenticate(ada)
{% endif %}
    response = api.generic("POST", PATH, body, content_type)
    assert response.status_code == response.json()["status"] == status
    assert response["Content-Type"] == "application/problem+json"


def test_a_format_that_is_not_offered_is_a_problem(api: APIClient) -> None:
    response = api.get(PATH, HTTP_ACCEPT="text/csv")
    assert response.status_code == response.json()["status"] == 406


def test_faults_and_bad_requests_are_problems_too(rf: RequestFactory) -> None:
    request = rf.get(PATH)
    for status, response in (
        (400, problems.bad_request(request, SuspiciousOperation())),
        (500, problems.server_error(request)),
    ):
        assert response.status_code == status
        assert response["Content-Type"] == "application/problem+json"


def test_requests_are_limited(api: APIClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "2/min"})
    answers = [api.get("/api/schema/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"]
    assert answers[2]["Content-Type"] == "application/problem+json"


def test_a_header_does_not_make_somebody_else_of_a_client(
    api: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "1/min"})
    answers = [api.get("/api/schema/", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}") for n in (1, 2)]
    assert [answer.status_code for answer in answers] == [200, 429]


def test_the_schema_describes_the_api(api: APIClient) -> None:
    schema = api.get("/api/schema/").json()
    assert schema["openapi"].startswith("3.1")
    assert PATH in schema["paths"]
    answers = schema["paths"][PATH]["post"]["responses"]
    assert {"400", "415", "429"} <= answers.keys()


def test_the_documentation_brings_its_own_files(api: APIClient) -> None:
    response = api.get("/api/docs/")
    assert response.status_code == 200
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "/static/drf_spectacular_sidecar/" in response.text
    assert "<style" not in response.text
    assert "https://" not in response.text
    assert api.get("/api/docs/?script").text.count("SwaggerUIBundle(") == 1

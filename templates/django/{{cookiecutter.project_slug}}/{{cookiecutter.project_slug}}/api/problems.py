"""Errors of the API, in one shape: problem details as RFC 9457 describes them."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views import defaults
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

MEDIA_TYPE = "application/problem+json"

Problem = dict[str, Any]


class TooLarge(APIException):
    """The client sent more than is read."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_detail = "The request is too large."


def problem(status: int, detail: str = "") -> Problem:
    """Give the members that every problem has."""
    found: Problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    return {**found, "detail": detail} if detail else found


def answer_exception(exception: Exception, context: dict[str, Any]) -> Response | None:
    """Turn what a view of the API raised into a problem."""
    if isinstance(exception, RequestDataTooBig):
        exception = TooLarge()
    response = exception_handler(exception, context)
    if response is None:
        return None
    if isinstance(exception, ValidationError):
        response.data = problem(response.status_code, "The input is not valid.")
        response.data["errors"] = list(field_errors(exception.detail))
    else:
        response.data = problem(response.status_code, str(response.data.get("detail", "")))
    response.content_type = MEDIA_TYPE
    return response


def field_errors(detail: Any, field: str = "") -> Iterator[dict[str, str]]:
    """Give each message of a validation error with the field it is about."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            path = field if name == "non_field_errors" else f"{field}.{name}".strip(".")
            yield from field_errors(inner, path)
    elif isinstance(detail, list):
        for inner in detail:
            yield from field_errors(inner, field)
    else:
        yield {"field": field, "message": str(detail)}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django itself refused."""
    if is_for_api(request):
        return problem_response(HTTPStatus.BAD_REQUEST)
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request for an address that is not there."""
    if is_for_api(request):
        return problem_response(HTTPStatus.NOT_FOUND)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a request that met a fault."""
    if is_for_api(request):
        return problem_response(HTTPStatus.INTERNAL_SERVER_ERROR)
    return defaults.server_error(request)


def is_for_api(request: HttpRequest) -> bool:
    """Whether the answer must be a problem instead of a page."""
    return request.path.startswith("/api/")


def problem_response(status: HTTPStatus) -> JsonResponse:
    """Give a problem outside of the API's own views."""
    return JsonResponse(problem(status), status=status, content_type=MEDIA_TYPE)

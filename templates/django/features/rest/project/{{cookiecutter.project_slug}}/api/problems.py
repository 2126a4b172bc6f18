"""Errors of the API, all in one shape: the problem details of RFC 9457."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.deprecation import MiddlewareMixin
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.utils import json
from rest_framework.views import exception_handler

CONTENT_TYPE = "application/problem+json"


def problem_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer an error of a view with problem details."""
    response = exception_handler(error, context)
    if response is None:
        return None
    data = response.data
    if isinstance(error, ValidationError):
        response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        detail = {{ string("Some fields are not valid.") }}
    elif isinstance(data, dict) and isinstance(data.get("detail"), str):
        detail, data = str(data["detail"]), None
    else:
        detail = HTTPStatus(response.status_code).phrase
    response.data = problem(response.status_code, detail)
    if data is not None:
        response.data["errors"] = [
            {"field": field, "message": message} for field, message in field_errors(data)
        ]
    response.content_type = CONTENT_TYPE
    return response


def problem(status: int, detail: str) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }


def field_errors(messages: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Return every message with the path of its field."""
    if isinstance(messages, dict):
        for name, inner in messages.items():
            yield from field_errors(inner, f"{field}.{name}" if field else str(name))
    else:
        each = messages if isinstance(messages, list) else [messages]
        yield from ((field, str(message)) for message in each)


class ProblemsMiddleware(MiddlewareMixin):
    """Gives the errors below /api that no view of the API made the same shape."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        is_error = response.status_code >= HTTPStatus.BAD_REQUEST
        is_ours = request.path_info.startswith("/api/")
        # In development that is Django's page with the traceback.
        if settings.DEBUG and response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return response
        if not (is_error and is_ours) or response.headers.get("Content-Type") == CONTENT_TYPE:
            return response
        details = problem(response.status_code, response.reason_phrase)
        response.content = json.dumps(details).encode()
        response.headers["Content-Type"] = CONTENT_TYPE
        response.headers["Content-Length"] = str(len(response.content))
        return response

{% set on = cookiecutter.__features %}
"""What the schema says beyond the views: how errors look, and that unknown fields are refused."""

from http import HTTPStatus
from typing import Any

from .problems import CONTENT_TYPE

Schema = dict[str, Any]

FIELD_ERROR: Schema = {
    "type": "object",
    "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
    "required": ["field", "message"],
}
PROBLEM: Schema = {
    "type": "object",
    "description": "A problem, as RFC 9457 describes it.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {"type": "array", "items": FIELD_ERROR},
    },
    "required": ["type", "title", "status", "detail"],
}


def describe_problems(result: Schema, **_context: Any) -> Schema:
    """Add to every operation the errors that it may answer with."""
    components = result["components"]
    components["schemas"]["Problem"] = PROBLEM
    responses = components.setdefault("responses", {})
    for operations in result["paths"].values():
        for operation in operations.values():
            for status in problems_of(operation):
                responses.setdefault(status.name, response_for(status))
                reference = {"$ref": f"#/components/responses/{status.name}"}
                operation["responses"][str(status.value)] = reference
    return result


def problems_of(operation: Schema) -> list[HTTPStatus]:
    """Give the errors that follow from what an operation takes."""
    statuses = {HTTPStatus(int(status)) for status in operation["responses"] if status >= "400"}
    statuses |= {HTTPStatus.TOO_MANY_REQUESTS}
{% if 'notes' in on or 'jobs' in on %}
    if operation.get("parameters"):
        statuses |= {HTTPStatus.NOT_FOUND}
{% endif %}
{% if 'notes' in on %}
    if any(parameter["in"] == "query" for parameter in operation.get("parameters", [])):
        statuses |= {HTTPStatus.UNPROCESSABLE_ENTITY}
{% endif %}
    if "requestBody" in operation:
        statuses |= {
            HTTPStatus.BAD_REQUEST,
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            HTTPStatus.UNPROCESSABLE_ENTITY,
        }
{% if 'users' in on %}
    if {} not in operation.get("security", [{}]):
        statuses |= {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
{% endif %}
    return sorted(statuses)


def response_for(status: HTTPStatus) -> Schema:
    """Describe an error."""
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": status.phrase, "content": {CONTENT_TYPE: problem}}


def describe_bodies(result: Schema, **_context: Any) -> Schema:
    """Say of every body that it takes no fields but its own, and no null characters."""
    for name, schema in result["components"]["schemas"].items():
        if name.endswith("Request"):
            schema["additionalProperties"] = False
            for field in schema["properties"].values():
                if field.get("type") == "string" and not {"format", "pattern"} & field.keys():
                    field["pattern"] = "^[^\\u0000]*$"
                    field["examples"] = ["Text"]
    return result

"""What the OpenAPI document says beyond what is found in the views."""

from typing import Any

from .problems import MEDIA_TYPE

PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457).",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
                "required": ["field", "message"],
            },
        },
    },
    "required": ["type", "title", "status"],
}


def document_problems(result: dict[str, Any], **context: Any) -> dict[str, Any]:
    """Add to each operation the problems that it may answer with."""
    result["components"].setdefault("schemas", {})["Problem"] = PROBLEM
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in result["paths"].values():
        for operation in operations.values():
            for status, description in problems_of(operation).items():
                answer = {"description": description, "content": content}
                operation["responses"].setdefault(status, answer)
        {% if 'users' in cookiecutter.__features %}
        # Everybody may read.
        operations.get("get", {}).pop("security", None)
        {% endif %}
    return result


def problems_of(operation: dict[str, Any]) -> dict[str, str]:
    """Give the status and meaning of each problem that an operation may answer with."""
    problems = {
        {% fragments "api.schema.problems" %}
        "406": "Only JSON is answered.",
        "429": "Too many requests.",
    }
    parameters = operation.get("parameters", [])
    if parameters or "requestBody" in operation:
        problems["400"] = "The input is not valid."
    if any(parameter["name"] in {"id", "page"} for parameter in parameters):
        problems["404"] = "There is nothing at this address."
    if "requestBody" in operation:
        problems |= {"413": "The request is too large.", "415": "Only JSON is read."}
    return problems

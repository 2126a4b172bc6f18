"""What the schema says beyond the views: how errors look."""

from typing import Any

from .problems import CONTENT_TYPE

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
FIELD_ERROR: Schema = {
    "type": "object",
    "properties": {"field": TEXT, "message": TEXT},
    "required": ["field", "message"],
}
PROBLEM: Schema = {
    "type": "object",
    "description": "A problem, as RFC 9457 describes it.",
    "properties": {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "errors": {"type": "array", "items": FIELD_ERROR},
    },
    "required": ["type", "title", "status", "detail"],
}


def describe_problems(result: Schema, **_context: Any) -> Schema:
    """Say of every operation that all other answers are problems."""
    content = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    components = result["components"]
    components.setdefault("schemas", {})["Problem"] = PROBLEM
    components["responses"] = {"Problem": {"description": "Error", "content": content}}
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = {"$ref": "#/components/responses/Problem"}
    return result

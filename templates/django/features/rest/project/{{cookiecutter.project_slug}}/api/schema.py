"""What the schema says beyond the views: how errors look, and that unknown fields are refused."""

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
    result["components"]["schemas"]["Problem"] = PROBLEM
    result["components"]["responses"] = {"Problem": {"description": "Error", "content": content}}
    for operations in result["paths"].values():
        for operation in operations.values():
            operation["responses"]["default"] = {"$ref": "#/components/responses/Problem"}
    return result


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

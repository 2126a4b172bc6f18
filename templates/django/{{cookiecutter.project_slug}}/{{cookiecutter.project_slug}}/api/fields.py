"""Fields that take what the documentation says, and nothing that merely resembles it."""

import re
from typing import Any

from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from rest_framework import serializers

ANY_TEXT = {"type": "string", "not": {"pattern": r"\u0000"}}
# Python and JavaScript differ in what is a blank: here it is what either takes for one.
SOMETHING = r"[^\s\u001c-\u001f\u0085\ufeff]"
SOME_TEXT = {**ANY_TEXT, "pattern": SOMETHING}


class TextField(serializers.CharField):
    """A string, kept as it was sent; numbers are not turned into one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(trim_whitespace=False, **options)

    def to_internal_value(self, data: Any) -> str:
        """Give the string, or refuse what is none."""
        if not isinstance(data, str):
            self.fail("invalid")
        if not self.allow_blank and not re.search(SOMETHING, data):
            self.fail("blank")
        return super().to_internal_value(data)


class TextFieldSchema(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    """Describes a text field in the OpenAPI document."""

    target_class = TextField

    def map_serializer_field(self, auto_schema: AutoSchema, direction: str) -> dict[str, Any]:
        """Give what is taken, and its length where that is limited."""
        schema = ANY_TEXT if self.target.allow_blank else SOME_TEXT
        if self.target.max_length is None:
            return {**schema}
        return {**schema, "maxLength": self.target.max_length}

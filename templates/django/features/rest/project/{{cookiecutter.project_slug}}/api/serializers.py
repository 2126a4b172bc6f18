{% set notes = 'orm' in cookiecutter.__features %}
"""How the API reads values: as they are sent, and no others than it knows."""

{% filter imports %}
from collections.abc import Mapping
from typing import Any, cast
from drf_spectacular.extensions import OpenApiSerializerExtension
from rest_framework import serializers
{% if notes %}
from django.db import models
{% if 'mongodb' in cookiecutter.__features %}
from django_mongodb_backend.fields import ObjectIdAutoField
{% endif %}
{% endif %}
{% endfilter %}


class TextField(serializers.CharField):
    """A text; numbers are none."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Serializer(serializers.Serializer[Any]):
    """Refuses fields that it does not know, and ignores those that it only answers with."""

    def to_internal_value(self, data: Any) -> Any:
        sent = data if isinstance(data, Mapping) else {}
        errors: dict[str, Any] = {
            name: [{{ string("Unknown field.") }}] for name in sent if name not in self.fields
        }
        try:
            values = super().to_internal_value(data)
        except serializers.ValidationError as error:
            errors |= cast("dict[str, Any]", error.detail)
        if errors:
            raise serializers.ValidationError(errors)
        return values
{% if notes %}


class ModelSerializer(Serializer, serializers.ModelSerializer[Any]):
    serializer_field_mapping = serializers.ModelSerializer.serializer_field_mapping | {
        models.CharField: TextField,
        models.TextField: TextField,
        {% if 'mongodb' in cookiecutter.__features %}
        ObjectIdAutoField: TextField,
        {% endif %}
    }
{% endif %}


class SerializerScheme(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    """How the schema describes bodies: no fields but their own."""

    target_class = Serializer
    match_subclasses = True

    def map_serializer(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        schema: dict[str, Any]
        schema = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        if direction == "request":
            schema["additionalProperties"] = False
        return schema

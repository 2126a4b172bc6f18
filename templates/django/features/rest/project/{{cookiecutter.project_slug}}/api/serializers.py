{% set notes = 'orm' in cookiecutter.__features %}
"""How the API reads values: as they are sent, and no others than it knows."""

{% filter imports %}
from collections.abc import Mapping
from typing import Any, cast
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
    """Refuses fields that it does not know."""

    def to_internal_value(self, data: Any) -> Any:
        sent = data if isinstance(data, Mapping) else {}
        known = {name for name, field in self.fields.items() if not field.read_only}
        errors: dict[str, Any] = {name: [{{ string("Unknown field.") }}] for name in sent if name not in known}
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

{% set notes = 'orm' in cookiecutter.__features %}
"""How the API reads texts: as they are sent."""

{% filter imports %}
from typing import Any
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
{% if notes %}


class ModelSerializer(serializers.ModelSerializer[Any]):
    serializer_field_mapping = serializers.ModelSerializer.serializer_field_mapping | {
        models.CharField: TextField,
        models.TextField: TextField,
        {% if 'mongodb' in cookiecutter.__features %}
        ObjectIdAutoField: TextField,
        {% endif %}
    }
{% endif %}

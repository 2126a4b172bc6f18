{% if 'redis' in cookiecutter.__features %}
from typing import Any

from rest_framework.serializers import DateTimeField, Serializer, UUIDField

from ..api.serializers import TextField
from .models import BODY_LENGTH, TITLE_LENGTH, Note
from .storage import add, save


class NoteSerializer(Serializer[Any]):
    """A note."""

    id = UUIDField(source="pk", read_only=True)
    title = TextField(max_length=TITLE_LENGTH)
    body = TextField(max_length=BODY_LENGTH)
    created_at = DateTimeField(read_only=True)
    changed_at = DateTimeField(read_only=True)

    def create(self, validated_data: dict[str, Any]) -> Note:
        note = Note(**validated_data)
        add(note)
        return note

    def update(self, instance: Note, validated_data: dict[str, Any]) -> Note:
        for name, value in validated_data.items():
            setattr(instance, name, value)
        save(instance)
        return instance
{% else %}
{% set users = 'users' in cookiecutter.__features %}
{% filter imports %}
from typing import Any
from django.http import Http404
from ..api.serializers import ModelSerializer
from .models import Note
{% if users %}
from rest_framework.serializers import SlugRelatedField
from ..users.models import User
{% endif %}
{% endfilter %}


class NoteSerializer(ModelSerializer):
    """A note."""

{% if users %}
    author = SlugRelatedField[User]("name", read_only=True, help_text="Who wrote it.")

{% endif %}
    class Meta:
        model = Note
        fields = ["id", "title", "body", {{ '"author", ' if users }}"created_at", "changed_at"]

    def update(self, instance: Note, validated_data: dict[str, Any]) -> Note:
        """Save what was sent and nothing else, which another request may be changing."""
        for name, value in validated_data.items():
            setattr(instance, name, value)
        try:
            instance.save(update_fields=[*validated_data, "changed_at"])
        except Note.NotUpdated as error:
            raise Http404 from error
        return instance
{% endif %}

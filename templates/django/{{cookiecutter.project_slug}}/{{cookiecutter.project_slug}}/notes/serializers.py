{% set users = 'users' in cookiecutter.__features %}
"""How the API reads and shows notes, made from the model."""

{% filter imports %}
from ..api.serializers import ModelSerializer
from .models import Note
{% if users %}
from rest_framework.serializers import StringRelatedField
{% endif %}
{% endfilter %}


class NoteSerializer(ModelSerializer):
    """A note."""

{% if users %}
    author = StringRelatedField[Note](help_text="Who wrote it.")

{% endif %}
    class Meta:
        model = Note
        fields = ["id", "title", "body", {{ '"author", ' if users }}"created_at", "changed_at"]

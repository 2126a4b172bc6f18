{% set users = 'users' in cookiecutter.__features %}
"""The notes of the API."""

{% filter imports %}
from typing import Any
from django.urls import reverse
from rest_framework.viewsets import ModelViewSet
from .filters import NoteFilter
from .models import Note
from .serializers import NoteSerializer
{% if users %}
from rest_framework.permissions import IsAuthenticatedOrReadOnly
from rest_framework.serializers import BaseSerializer
from .permissions import IsAuthorOrReads
{% endif %}
{% endfilter %}


class NotesView(ModelViewSet[Note]):
    """Notes: everybody may read {{ 'them, only their authors may change them' if users else 'and change them' }}."""

    queryset = Note.objects.{{ 'select_related("author")' if users else 'all()' }}
    serializer_class = NoteSerializer
    filterset_class = NoteFilter
{% if users %}
    permission_classes = [IsAuthenticatedOrReadOnly, IsAuthorOrReads]

    def perform_create(self, serializer: BaseSerializer[Note]) -> None:
        serializer.save(author=self.request.user)
{% endif %}

    def get_success_headers(self, data: Any) -> dict[str, str]:
        return {"Location": reverse("note-detail", args=[data["id"]])}

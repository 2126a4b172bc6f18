{% if 'redis' in cookiecutter.__features %}
"""The notes of the API."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.viewsets import ModelViewSet

from .filters import NoteQuery
from .models import Note
from .serializers import NoteSerializer
from .storage import Listing, find, remove


@extend_schema_view(list=extend_schema(parameters=[NoteQuery]))
class NotesView(ModelViewSet[Any]):
    """Notes: everybody may read and change them."""

    serializer_class = NoteSerializer

    def get_queryset(self) -> Any:
        query = NoteQuery(data=self.request.query_params.dict())
        query.is_valid(raise_exception=True)
        return Listing(**query.validated_data)

    def get_object(self) -> Note:
        return find(self.kwargs["pk"])

    def perform_destroy(self, instance: Note) -> None:
        remove(instance)

    def get_success_headers(self, data: Any) -> dict[str, str]:
        return {"Location": reverse("note-detail", args=[data["id"]])}
{% else %}
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
{% endif %}

{% if 'redis' in cookiecutter.__features %}
{% filter imports %}
from typing import Any
from django.urls import reverse
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.viewsets import ModelViewSet
from .filters import NoteQuery
from .models import Note
from .serializers import NoteSerializer
from .storage import Listing, find, remove
{% fragments "notes.api_imports" %}
{% endfilter %}


@extend_schema_view(list=extend_schema(parameters=[NoteQuery]))
class NoteViewSet(ModelViewSet[Any]):
    """Notes: everybody may read and change them."""

    lookup_value_converter = "uuid"
    serializer_class = NoteSerializer

    def get_queryset(self) -> Any:
        query = NoteQuery(data=self.request.query_params.dict())
        query.is_valid(raise_exception=True)
        return Listing(**query.validated_data)
{% fragments "notes.api_list" %}

    def get_object(self) -> Note:
        return find(self.kwargs["pk"])

    def perform_destroy(self, instance: Note) -> None:
        remove(instance)

    def get_success_headers(self, data: Any) -> dict[str, str]:
        return {"Location": reverse("note-detail", args=[data["id"]])}
{% else %}
{% set users = 'users' in cookiecutter.__features %}
{% set mongo = 'mongodb' in cookiecutter.__features %}
{% filter imports %}
from typing import Any
from django.urls import reverse
from rest_framework.viewsets import ModelViewSet
from .filters import NoteFilter
from .models import Note
from .serializers import NoteSerializer
{% fragments "notes.api_imports" %}
{% if users or mongo %}
from rest_framework.serializers import BaseSerializer
{% endif %}
{% if users %}
from rest_framework.permissions import IsAuthenticatedOrReadOnly
from .permissions import IsAuthorOrReadOnly
{% endif %}
{% endfilter %}


class NoteViewSet(ModelViewSet[Note]):
    """Notes: everybody may read {{ 'them, only their authors may change them' if users else 'and change them' }}."""

    lookup_value_converter = "{{ 'object_id' if mongo else 'int' }}"
    queryset = Note.objects.{{ 'select_related("author")' if users else 'all()' }}
    serializer_class = NoteSerializer
    filterset_class = NoteFilter
{% if users %}
    permission_classes = [IsAuthenticatedOrReadOnly, IsAuthorOrReadOnly]

    def perform_create(self, serializer: BaseSerializer[Note]) -> None:
{% if mongo %}
        # MongoDB stores times to the millisecond: answers have those.
        serializer.save(author=self.request.user).refresh_from_db()
{% else %}
        serializer.save(author=self.request.user)
{% endif %}
{% endif %}
{% if mongo %}
{% if not users %}

    def perform_create(self, serializer: BaseSerializer[Note]) -> None:
        # MongoDB stores times to the millisecond: answers have those.
        serializer.save().refresh_from_db()
{% endif %}

    def perform_update(self, serializer: BaseSerializer[Note]) -> None:
        serializer.save().refresh_from_db()
{% endif %}
{% fragments "notes.api_list" %}

    def get_success_headers(self, data: Any) -> dict[str, str]:
        return {"Location": reverse("note-detail", args=[data["id"]])}
{% endif %}

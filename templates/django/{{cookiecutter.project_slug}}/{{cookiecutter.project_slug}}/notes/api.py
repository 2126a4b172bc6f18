"""The notes in the API."""

{% filter imports %}
from rest_framework import serializers, viewsets
from ..api.fields import TextField
from .filters import NoteFilter
from .models import Note
{% fragments "notes.api.imports" %}
{% endfilter %}
{% set authored = 'users' in cookiecutter.__features %}


class NoteSerializer(serializers.ModelSerializer[Note]):
    """A note as clients see it."""

    title = TextField(max_length=200)
    body = TextField(max_length=20_000, required=False, allow_blank=True)
    {% if authored %}
    author = serializers.CharField(source="author.name", read_only=True)
    {% endif %}

    class Meta:
        model = Note
        fields = ("id", "title", "body", {% if authored %}"author", {% endif %}"created_at", "changed_at")
        read_only_fields = ("id", "created_at", "changed_at")
{% if authored %}


class IsAuthorOrReadOnly(permissions.IsAuthenticatedOrReadOnly):
    """Everybody may read; only the author may change or delete."""

    def has_object_permission(self, request: Request, view: APIView, obj: Note) -> bool:
        """Whether this request may do what it wants with this note."""
        return request.method in permissions.SAFE_METHODS or obj.author == request.user
{% endif %}


class NoteViewSet(viewsets.ModelViewSet[Note]):
    """Lists, shows, makes, changes and deletes notes."""

    {% if authored %}
    queryset = Note.objects.select_related("author")
    {% else %}
    queryset = Note.objects.all()
    {% endif %}
    serializer_class = NoteSerializer
    filterset_class = NoteFilter
    {% if authored %}
    permission_classes = (IsAuthorOrReadOnly,)
    {% endif %}
    lookup_value_converter = "int"
    {% if authored %}

    def perform_create(self, serializer: serializers.BaseSerializer[Note]) -> None:
        """Make whoever asked the author."""
        serializer.save(author=self.request.user)
    {% endif %}

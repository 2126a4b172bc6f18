{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set users = 'users' in on %}
{% set owner = 'str(request.user.pk)' if users else '"public"' %}
{% filter imports %}
from typing import Any
from uuid import UUID
{% if 'celery' in on %}
from celery.exceptions import OperationalError
{% else %}
from django.db import OperationalError
{% endif %}
from django.http import Http404, HttpResponseBase
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import APIException
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import CharField, ChoiceField, Serializer, UUIDField
from rest_framework.viewsets import ViewSet
from .downloads import downloaded
from .files import Export
from .tasks import ask
{% if not notes %}
from ..statistics.api import TextSerializer
{% endif %}
{% endfilter %}


class ExportSerializer(Serializer[Any]):
    """How far an export is, and where its file is."""

    id = UUIDField()
    state = ChoiceField(["waiting", "ready", "failed"])
    download = CharField(allow_null=True)


class Unavailable(APIException):
    """{{ 'No broker takes the task' if 'celery' in on else 'The database takes no job' }}."""

    status_code = 503
    default_detail = {{ lazy_string("Exports are unavailable at the moment. Please try again later.") }}


class FileRenderer(JSONRenderer):
    """Lets callers accept CSV alone: the file is rendered already, and errors are problems."""

    media_type = "text/csv"


class ExportViewSet(ViewSet):
    """Exports of {{ 'the notes' if notes else 'the words of a text' }}."""

    lookup_value_converter = "uuid"

    @extend_schema(request={{ 'None' if notes else 'TextSerializer' }}, responses={202: ExportSerializer})
    def create(self, request: Request) -> Response:
        """Ask for an export{{ '' if notes else ' of the words of a text' }}."""
{% if not notes %}
        serializer = TextSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
{% endif %}
        try:
            export = ask({{ owner }}{{ '' if notes else ', serializer.validated_data["text"]' }})
        except OperationalError as error:
            raise Unavailable from error
        location = reverse("export-detail", args=[export.id])
        return Response(serialized(export), status=202, headers={"Location": location})

    @extend_schema(responses=ExportSerializer)
    def retrieve(self, request: Request, pk: UUID) -> Response:
        """Show how far an export is."""
        return Response(serialized(Export({{ owner }}, pk)))

    @extend_schema(responses={(200, "text/csv"): OpenApiTypes.STR})
    @action(detail=True, renderer_classes=[JSONRenderer, FileRenderer])
    def download(self, request: Request, pk: UUID) -> HttpResponseBase:
        """Return the file of an export."""
        return downloaded(Export({{ owner }}, pk))


def serialized(export: Export) -> Any:
    state = export.state()
    if state is None:
        raise Http404
    download = reverse("export-download", args=[export.id]) if state == "ready" else None
    return ExportSerializer({"id": export.id, "state": state, "download": download}).data

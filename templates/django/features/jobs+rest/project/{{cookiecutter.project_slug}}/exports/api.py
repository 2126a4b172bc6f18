{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set users = 'users' in on %}
{% set owner = 'str(request.user.pk)' if users else '"public"' %}
"""The exports of the API."""

{% filter imports %}
from collections.abc import Iterable
from typing import Any
from uuid import UUID
from django.http import Http404, HttpResponseBase
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import APIException
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import CharField, ChoiceField, UUIDField
from rest_framework.views import APIView
from ..api.serializers import Serializer
from .downloads import downloaded
from .files import Export
from .tasks import NotAsked, ask
{% if users %}
from rest_framework.permissions import IsAuthenticated
{% endif %}
{% if not notes %}
from ..statistics.api import TextSerializer
{% endif %}
{% endfilter %}


class ExportSerializer(Serializer):
    """How far an export is, and where its file is."""

    id = UUIDField()
    state = ChoiceField(["waiting", "ready", "failed"])
    download = CharField(allow_null=True)


class Unavailable(APIException):
    """Said where no broker takes the task."""

    status_code = 503
    default_detail = {{ lazy_string("Exports are unavailable at the moment. Please try again later.") }}


class ExportsView(APIView):
    """Exports of {{ 'the notes' if notes else 'the words of a text' }}."""

{% if users %}
    permission_classes = [IsAuthenticated]

{% endif %}
    @extend_schema(request={{ 'None' if notes else 'TextSerializer' }}, responses={202: ExportSerializer, 503: None})
    def post(self, request: Request) -> Response:
        """Ask for an export{{ '' if notes else ' of the words of a text' }}."""
{% if not notes %}
        serializer = TextSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
{% endif %}
        try:
            export = ask({{ owner }}{{ '' if notes else ', serializer.validated_data["text"]' }})
        except NotAsked as error:
            raise Unavailable from error
        location = reverse("export", args=[export.id])
        return Response(shown(export), status=202, headers={"Location": location})


class ExportView(APIView):
    """One export."""

{% if users %}
    permission_classes = [IsAuthenticated]

{% endif %}
    @extend_schema(responses=ExportSerializer)
    def get(self, request: Request, export_id: UUID) -> Response:
        """Show how far an export is."""
        return Response(shown(Export({{ owner }}, export_id)))


class AnyContent(DefaultContentNegotiation):
    """Lets callers accept what they like: the file is CSV, and errors are problems."""

    def select_renderer(
        self,
        request: Request,
        renderers: Iterable[BaseRenderer],
        format_suffix: str | None = None,
    ) -> tuple[BaseRenderer, str]:
        first = next(iter(renderers))
        return first, first.media_type or ""


class DownloadView(APIView):
    """The file of an export."""

    content_negotiation_class = AnyContent
{% if users %}
    permission_classes = [IsAuthenticated]
{% endif %}

    @extend_schema(responses={(200, "text/csv"): OpenApiTypes.STR})
    def get(self, request: Request, export_id: UUID) -> HttpResponseBase:
        """Give the file of an export."""
        return downloaded(Export({{ owner }}, export_id))


def shown(export: Export) -> Any:
    """Give what the API shows of an export."""
    state = export.state()
    if state is None:
        raise Http404
    download = reverse("export-download", args=[export.id]) if state == "ready" else None
    return ExportSerializer({"id": export.id, "state": state, "download": download}).data

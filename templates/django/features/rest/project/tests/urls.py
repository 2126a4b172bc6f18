{% set users = 'users' in cookiecutter.__features %}
"""The addresses of the service, and a view of the API that is the tests' own."""

{% filter imports %}
from typing import Any
from config import urls
from django.urls import path
from rest_framework.generics import GenericAPIView
{% if users %}
from rest_framework.permissions import IsAuthenticatedOrReadOnly
{% endif %}
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import Serializer
from {{ cookiecutter.project_slug }}.api.serializers import TextField
{% endfilter %}

ECHO = "/api/v1/echo/"


class EchoSerializer(Serializer[Any]):
    text = TextField()


class EchoView(GenericAPIView[Any]):
    """Answers with the text that it is sent."""

    serializer_class = EchoSerializer
{% if users %}
    permission_classes = [IsAuthenticatedOrReadOnly]
{% endif %}

    def get(self, request: Request) -> Response:
        return Response({"text": "One."})

    def post(self, request: Request) -> Response:
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Response(serializer.data)


urlpatterns = [*urls.urlpatterns, path(ECHO[1:], EchoView.as_view())]
{% if 'database' in cookiecutter.__features %}
handler500 = urls.handler500
{% endif %}

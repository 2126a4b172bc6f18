from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import IntegerField, Serializer
from rest_framework.views import APIView

from ..api.serializers import TextField
{% if 'cache' in cookiecutter.__features %}
from .cached import count
from .counting import LONGEST_TEXT
{% else %}
from .counting import LONGEST_TEXT, count
{% endif %}


class TextSerializer(Serializer[Any]):
    """A text to count."""

    text = TextField(max_length=LONGEST_TEXT, trim_whitespace=False)


class FrequencySerializer(Serializer[Any]):
    """A word and how often it stands in the text."""

    word = TextField()
    times = IntegerField()


class StatisticsSerializer(Serializer[Any]):
    """What a text is made of."""

    characters = IntegerField()
    words = IntegerField()
    lines = IntegerField()
    sentences = IntegerField()
    most_frequent = FrequencySerializer(many=True)


class StatisticsView(APIView):
    """Statistics: what a text is made of."""

    @extend_schema(request=TextSerializer, responses=StatisticsSerializer)
    def post(self, request: Request) -> Response:
        """Count what a text is made of."""
        serializer = TextSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Response(StatisticsSerializer(count(serializer.validated_data["text"])).data)

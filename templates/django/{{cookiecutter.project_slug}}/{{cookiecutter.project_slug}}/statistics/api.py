"""The statistics in the API."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from ..api.fields import TextField
from .counting import LONGEST_TEXT, count


class TextSerializer(serializers.Serializer[Any]):
    """The text to count."""

    text = TextField(max_length=LONGEST_TEXT, allow_blank=True)


class FrequencySerializer(serializers.Serializer[Any]):
    """A word, and how often it is there."""

    word = serializers.CharField()
    times = serializers.IntegerField()


class StatisticsSerializer(serializers.Serializer[Any]):
    """What a text is made of."""

    characters = serializers.IntegerField()
    words = serializers.IntegerField()
    lines = serializers.IntegerField()
    sentences = serializers.IntegerField()
    most_frequent = FrequencySerializer(many=True)


class StatisticsView(APIView):
    """Counts a text; nothing is kept."""

    @extend_schema(request=TextSerializer, responses=StatisticsSerializer)
    def post(self, request: Request) -> Response:
        """Give the statistics of a text."""
        sent = TextSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        return Response(asdict(count(sent.validated_data["text"])))

{% set mongodb = 'mongodb' in cookiecutter.__features %}
"""The API over a model, which is the tests' own."""

{% filter imports %}
from collections.abc import Iterator
import pytest
from django.db import models
from django.test import Client
from django.urls import path
from rest_framework.generics import ListCreateAPIView
from {{ cookiecutter.project_slug }}.api.serializers import ModelSerializer
{% if mongodb %}
from {{ cookiecutter.project_slug }}.database import database
{% else %}
from django.db import connection
{% endif %}
{% endfilter %}

READINGS = "/api/v1/readings/"

pytestmark = pytest.mark.urls(__name__)


class Reading(models.Model):
    place = models.CharField(max_length=20)

    objects: models.Manager["Reading"] = models.Manager()

    class Meta:
        app_label = "tests"

    def __str__(self) -> str:
        return self.place


class ReadingSerializer(ModelSerializer):
    class Meta:
        model = Reading
        fields = ["id", "place"]


class ReadingsView(ListCreateAPIView[Reading]):
    """Everybody may read and add."""

    queryset = Reading.objects.order_by("pk")
    serializer_class = ReadingSerializer
    filterset_fields = ["place"]
    authentication_classes = []
    permission_classes = []


urlpatterns = [path(READINGS[1:], ReadingsView.as_view())]


@pytest.fixture(autouse=True)
{% if mongodb %}
def _readings() -> Iterator[None]:
    """Some of them, while a test runs."""
    Reading.objects.bulk_create(Reading(place=place) for place in ("Here", "There", "There"))
    yield
    database().drop_collection(Reading._meta.db_table)
{% else %}
def _readings(transactional_db: None) -> Iterator[None]:
    """Its table, with some of them, while a test runs."""
    with connection.schema_editor() as editor:
        editor.create_model(Reading)
    Reading.objects.bulk_create(Reading(place=place) for place in ("Here", "There", "There"))
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Reading)
{% endif %}


def test_lists_come_page_by_page(client: Client) -> None:
    found = client.get(READINGS, {"page_size": 1, "page": 2}).json()

    assert (found["count"], [one["place"] for one in found["results"]]) == (3, ["There"])
    assert "page=3" in found["next"]
    assert "page_size=1" in found["previous"]


def test_lists_are_filtered(client: Client) -> None:
    assert client.get(READINGS, {"place": "There"}).json()["count"] == 2


def test_a_number_is_no_text(client: Client) -> None:
    assert client.post(READINGS, {"place": 1}, content_type="application/json").status_code == 422
    assert client.post(READINGS, {"place": "1"}, content_type="application/json").status_code == 201

"""The addresses of the statistics of the API."""

from django.urls import path

from .api import StatisticsView

urlpatterns = [path("", StatisticsView.as_view(), name="statistics-api")]

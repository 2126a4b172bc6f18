"""The addresses of the exports of the API."""

from django.urls import path

from .api import DownloadView, ExportsView, ExportView

urlpatterns = [
    path("", ExportsView.as_view(), name="exports"),
    path("<uuid:export_id>/", ExportView.as_view(), name="export"),
    path("<uuid:export_id>/download/", DownloadView.as_view(), name="export-download"),
]

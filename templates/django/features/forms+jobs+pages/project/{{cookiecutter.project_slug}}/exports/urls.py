from django.urls import path

from .views import create, detail, download

app_name = "exports"
urlpatterns = [
    path("", create, name="create"),
    path("<uuid:export_id>/", detail, name="detail"),
    path("<uuid:export_id>/download/", download, name="download"),
]

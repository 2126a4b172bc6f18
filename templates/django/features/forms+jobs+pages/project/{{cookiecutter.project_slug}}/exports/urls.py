from django.urls import path

from .views import create, download, show

app_name = "exports"
urlpatterns = [
    path("", create, name="create"),
    path("<uuid:export_id>/", show, name="show"),
    path("<uuid:export_id>/download/", download, name="download"),
]

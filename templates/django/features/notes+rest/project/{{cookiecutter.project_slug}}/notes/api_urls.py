"""The addresses of the notes of the API."""

from django.urls import path

from .api import NotesView

urlpatterns = [
    path("", NotesView.as_view({"get": "list", "post": "create"}), name="note-list"),
    path(
        "<{{ 'uuid' if 'redis' in cookiecutter.__features else 'object_id' if 'mongodb' in cookiecutter.__features else 'int' }}:pk>/",
        NotesView.as_view(
            {"get": "retrieve", "put": "update", "patch": "partial_update", "delete": "destroy"}
        ),
        name="note-detail",
    ),
]

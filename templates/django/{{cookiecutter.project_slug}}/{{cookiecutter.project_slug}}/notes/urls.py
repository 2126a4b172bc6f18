{% set writing = 'forms' in cookiecutter.__features %}
"""Where the pages of the notes are."""

from django.urls import path

from .pages import {{ 'create, delete, edit, index, show' if writing else 'index, show' }}

app_name = "notes"
urlpatterns = [
    path("", index, name="index"),
    {% if writing %}
    path("new/", create, name="create"),
    {% endif %}
    path("<int:note_id>/", show, name="show"),
    {% if writing %}
    path("<int:note_id>/edit/", edit, name="edit"),
    path("<int:note_id>/delete/", delete, name="delete"),
    {% endif %}
]

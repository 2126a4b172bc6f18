{% set note_id = 'uuid:note_id' if 'redis' in cookiecutter.__features else 'object_id:note_id' if 'mongodb' in cookiecutter.__features else 'int:note_id' %}
{% set writing = 'forms' in cookiecutter.__features %}
"""Where the pages of the notes are."""

from django.urls import path

from .views import {{ 'create, delete, edit, index, show' if writing else 'index, show' }}

app_name = "notes"
urlpatterns = [
    path("", index, name="index"),
    {% if writing %}
    path("new/", create, name="create"),
    {% endif %}
    path("<{{ note_id }}>/", show, name="show"),
    {% if writing %}
    path("<{{ note_id }}>/edit/", edit, name="edit"),
    path("<{{ note_id }}>/delete/", delete, name="delete"),
    {% endif %}
]

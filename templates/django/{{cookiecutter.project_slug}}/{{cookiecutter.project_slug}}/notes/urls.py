"""Addresses of the notes."""

from django.urls import path

from . import {% if 'pages' in cookiecutter.__features %}pages{% else %}views{% endif %}


app_name = "notes"
urlpatterns = [
    {% if 'pages' in cookiecutter.__features %}
    path("", pages.index, name="index"),
    path("<int:pk>/", pages.show, name="show"),
    {% if 'writing' in cookiecutter.__features %}
    path("new/", pages.create, name="create"),
    path("<int:pk>/edit/", pages.edit, name="edit"),
    path("<int:pk>/delete/", pages.delete, name="delete"),
    {% endif %}
    {% else %}
    path("", views.index, name="index"),
    {% endif %}
]

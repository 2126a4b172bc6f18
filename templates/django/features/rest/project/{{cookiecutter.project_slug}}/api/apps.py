"""The app of the API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """What the whole API shares."""

    name = "{{ cookiecutter.project_slug }}.api"

"""The app of the exports."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """Files that a worker makes."""

    name = "{{ cookiecutter.project_slug }}.exports"

"""The app of the statistics."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """Figures about a text."""

    name = "{{ cookiecutter.project_slug }}.statistics"

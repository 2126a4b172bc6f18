"""The app of the limits."""

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    """The table that log-ins are counted in."""

    name = "{{ cookiecutter.project_slug }}.limits"

"""The app of the upstreams."""

from django.apps import AppConfig


class UpstreamsConfig(AppConfig):
    """Views that wait for several services at once."""

    name = "{{ cookiecutter.project_slug }}.upstreams"

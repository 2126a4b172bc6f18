from django.apps import AppConfig


class UpstreamsConfig(AppConfig):
    name = "{{ cookiecutter.project_slug }}.upstreams"

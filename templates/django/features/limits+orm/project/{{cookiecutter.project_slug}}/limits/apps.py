from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "{{ cookiecutter.project_slug }}.limits"

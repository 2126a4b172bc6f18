from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "{{ cookiecutter.project_slug }}.statistics"

{% set users = 'users' in cookiecutter.__features %}
{% filter imports %}
from django.apps import AppConfig
{% if users %}
from shutil import rmtree
from typing import Any
from django.conf import settings
from django.db.models.signals import post_delete
from .files import folder
{% endif %}
{% endfilter %}


class ExportsConfig(AppConfig):
    name = "{{ cookiecutter.project_slug }}.exports"
{% if users %}

    def ready(self) -> None:
        post_delete.connect(remove_exports, sender=settings.AUTH_USER_MODEL)


def remove_exports(instance: Any, **_kwargs: object) -> None:
    """Remove the files of an account that is deleted."""
    rmtree(folder() / str(instance.pk), ignore_errors=True)
{% endif %}

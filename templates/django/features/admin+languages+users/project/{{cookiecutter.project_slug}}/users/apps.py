"""How the users are called where apps are listed."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class UsersConfig(AppConfig):
    """The app of the users."""

    name = "{{ cookiecutter.project_slug }}.users"
    verbose_name = gettext_lazy("Users")

"""How the notes are called where apps are listed."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class NotesConfig(AppConfig):
    """The app of the notes."""

    name = "{{ cookiecutter.project_slug }}.notes"
    verbose_name = gettext_lazy("Notes")

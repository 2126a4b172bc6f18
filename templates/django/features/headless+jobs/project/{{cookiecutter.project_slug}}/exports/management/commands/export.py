{% set notes = 'notes' in cookiecutter.__features %}
{% filter imports %}
from typing import Any
from django.core.management import BaseCommand, CommandError
{% if 'celery' in cookiecutter.__features %}
from celery.exceptions import OperationalError
{% else %}
from django.db import OperationalError
{% endif %}
from ...tasks import ask
{% if not notes %}
from django.core.management.base import CommandParser
{% endif %}
{% endfilter %}


class Command(BaseCommand):
    """Asks for an export of {{ 'the notes' if notes else 'the words of a text' }}."""

    help = "Ask for an export; say what its id is, and where its file will be."

{% if notes %}
    def handle(self, *_arguments: Any, **_options: Any) -> None:
{% else %}
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text")

    def handle(self, *_arguments: Any, text: str, **_options: Any) -> None:
{% endif %}
        try:
            export = ask("public"{{ '' if notes else ', text' }})
        except OperationalError as error:
            raise CommandError("{{ 'No broker answers at BROKER_URL' if 'celery' in cookiecutter.__features else 'The database takes no job' }}.") from error
        self.stdout.write(f"{export.id} {export.file}")

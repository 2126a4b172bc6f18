{% set notes = 'notes' in cookiecutter.__features %}
"""The command that asks for an export."""

import click
from flask.cli import with_appcontext

from .tasks import ExportError, ask


{% if notes %}
@click.command("export-notes")
@with_appcontext
def export_notes() -> None:
    """Ask for an export of the notes, and say what its id is and where its file will be."""
{% else %}
@click.command("export-words")
@click.argument("text")
@with_appcontext
def export_words(text: str) -> None:
    """Ask for an export of words, and say what its id is and where its file will be."""
{% endif %}
    try:
        export = ask("public"{{ '' if notes else ', text' }})
    except ExportError as error:
        raise click.ClickException("{{ 'No broker answers at BROKER_URL' if 'celery' in cookiecutter.__features else 'The database takes no job' }}.") from error
    click.echo(f"{export.id} {export.file}")

{% set on = cookiecutter.__features %}
"""The indexes: made by a command, not by the first request that meets them missing."""

{% filter imports %}
import click
from flask.cli import with_appcontext
from mongoengine import Document
from .notes.models import Note
{% if 'tokens' in on %}
from .users.models import RevokedToken, User
{% elif 'users' in on %}
from .users.models import User
{% endif %}
{% endfilter %}

DOCUMENTS: tuple[type[Document], ...] = (Note,{{ ' User' if 'users' in on }}{{ ', RevokedToken' if 'tokens' in on }})


@click.command("create-indexes")
@with_appcontext
def create_indexes() -> None:
    """Make the indexes that the documents name; those that are there stay as they are."""
    for document in DOCUMENTS:
        document.ensure_indexes()
        click.echo(f"The indexes of {document._get_collection_name()} are made.")

{% set id_type = 'str' if 'mongoengine' in cookiecutter.__features else 'int' %}
{% set kept_id = 'str(note.id)' if 'mongoengine' in cookiecutter.__features else 'note.id' %}
{% set mongo = 'mongoengine' in cookiecutter.__features %}
{% set users = 'users' in cookiecutter.__features %}
"""Notes for the tests."""

{% filter imports %}
from dataclasses import dataclass
from datetime import datetime
from flask import Flask
from {{ cookiecutter.project_slug }}.database import now
from {{ cookiecutter.project_slug }}.notes.models import Note
{% fragments "notebook.imports" %}
{% if users %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% endfilter %}


@dataclass
class Notebook:
    """Writes notes directly, and lists them."""

    app: Flask
{% if users %}
    author: User
{% endif %}

{% if users %}
    def write(
        self, title: str, created_at: datetime | None = None, author: User | None = None
    ) -> {{ id_type }}:
        """Store a note and return its id."""
        with self.app.app_context():
            note = Note(
                title=title,
                body="Some text.",
                {{ 'author=author or self.author' if mongo else 'author_id=(author or self.author).id' }},
                created_at=created_at or now(),
            )
            {% fragments "notebook.keep" %}
            return {{ kept_id }}
{% else %}
    def write(self, title: str, created_at: datetime | None = None) -> {{ id_type }}:
        """Store a note and return its id."""
        with self.app.app_context():
            note = Note(title=title, body="Some text.", created_at=created_at or now())
            {% fragments "notebook.keep" %}
            return {{ kept_id }}
{% endif %}

    def titles(self) -> list[str]:
        """Return the titles of all notes that are stored."""
        with self.app.app_context():
            {% fragments "notebook.titles" %}

{% if 'redis' in cookiecutter.__features %}
"""Notes for the tests."""

{% filter imports %}
from datetime import datetime
from django.utils import timezone
from {{ cookiecutter.project_slug }}.notes.models import Note
from {{ cookiecutter.project_slug }}.notes.storage import Listing, add
{% endfilter %}


class Notebook:
    """Writes notes directly, and lists them."""

    def write(self, title: str, created_at: datetime | None = None) -> str:
        """Store a note and return its id."""
        note = Note(title=title, body="Some text.", created_at=created_at or timezone.now())
        add(note)
        return str(note.pk)

    def titles(self) -> list[str]:
        """Return the titles of all notes."""
        return sorted(note.title for note in Listing())
{% else %}
{% set users = 'users' in cookiecutter.__features %}
{% set mongo = 'mongodb' in cookiecutter.__features %}
{% set id = 'str' if mongo else 'int' %}
"""Notes for the tests."""

{% filter imports %}
from datetime import datetime
from {{ cookiecutter.project_slug }}.notes.models import Note
{% if users %}
from dataclasses import dataclass
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% endfilter %}


{% if users %}
@dataclass
{% endif %}
class Notebook:
    """Writes notes directly, and lists them."""

{% if users %}
    author: User

    def write(
        self, title: str, created_at: datetime | None = None, author: User | None = None
    ) -> {{ id }}:
        """Store a note and return its id."""
        note = Note.objects.create(title=title, body="Some text.", author=author or self.author)
{% else %}
    def write(self, title: str, created_at: datetime | None = None) -> {{ id }}:
        """Store a note and return its id."""
        note = Note.objects.create(title=title, body="Some text.")
{% endif %}
        if created_at:
            Note.objects.filter(pk=note.pk).update(created_at=created_at)
        return {{ 'str(note.pk)' if mongo else 'note.pk' }}

    def titles(self) -> list[str]:
        """Return the titles of all notes."""
        return sorted(Note.objects.values_list("title", flat=True))
{% endif %}

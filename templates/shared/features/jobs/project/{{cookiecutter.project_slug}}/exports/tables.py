{% set django = cookiecutter._framework == 'django' %}
{% set on = cookiecutter.__features %}
{% set users = 'users' in on %}
{% if 'notes' in on %}
"""What an export of the notes holds."""

{% filter imports %}
from collections.abc import Iterator
{% if not django %}
from ..notes import storage
{% elif 'redis' in on %}
from ..notes.storage import every
{% else %}
from ..notes.models import Note
{% endif %}
{% endfilter %}

COLUMNS = ["title", "body", {{ '"author", ' if users }}"created_at", "changed_at"]


def rows() -> Iterator[list[str]]:
    """Return the names of the columns, then every note, the oldest first."""
    yield COLUMNS
{% if not django %}
    for note in storage.every():
{% elif 'redis' in on %}
    for note in every():
{% else %}
    notes = Note.objects.{{ 'select_related("author").' if users }}order_by("created_at", "pk")
    for note in notes.iterator():
{% endif %}
        yield [
            note.title,
            note.body,
            {% if users %}
            {{ 'note.author.name' if django else 'str(note.author)' }},
            {% endif %}
            note.created_at.isoformat(),
            note.changed_at.isoformat(),
        ]
{% else %}
"""What an export of the words of a text holds."""

from collections import Counter
from collections.abc import Iterator

from ..statistics.counting import WORD

COLUMNS = ["word", "times"]


def rows(text: str) -> Iterator[list[str]]:
    """Return the names of the columns, then every word of the text, the most frequent first."""
    yield COLUMNS
    words = Counter(word.casefold() for word in WORD.findall(text))
    for word, times in words.most_common():
        yield [word, str(times)]
{% endif %}

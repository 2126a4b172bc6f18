{% set on = cookiecutter.__features %}
{% if 'notes' in on %}
"""What an export of the notes holds."""

from collections.abc import Iterator

from ..notes import storage

COLUMNS = ["title", "body", {{ '"author", ' if 'users' in on }}"created_at", "changed_at"]


def rows() -> Iterator[list[str]]:
    """Give the names of the columns, then every note, the oldest first."""
    yield COLUMNS
    for note in storage.every():
        yield [
            note.title,
            note.body,
            {% if 'users' in on %}
            str(note.author),
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
    """Give the names of the columns, then every word of the text, the most frequent first."""
    yield COLUMNS
    words = Counter(word.casefold() for word in WORD.findall(text))
    for word, times in words.most_common():
        yield [word, str(times)]
{% endif %}

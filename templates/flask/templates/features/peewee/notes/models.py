{% set on = cookiecutter.__features %}
"""What a note is."""

{% filter imports %}
from typing import Any
from peewee import AutoField, CharField, TextField
from ..database import Base, MomentField, now
{% if 'pages' in on %}
from datetime import timedelta
{% endif %}
{% if 'users' in on %}
from peewee import ForeignKeyField
from ..users.models import User
{% endif %}
{% endfilter %}

TITLE_LENGTH = 120
{% if 'mysql' in on %}
# MySQL's TEXT holds 65,535 bytes, and a character may take four: up to 16,383 of any kind.
{% endif %}
BODY_LENGTH = 10_000


class Note(Base):
    """A short text with a title."""

    id = AutoField()
    title = CharField(max_length=TITLE_LENGTH)
    body = TextField()
{% if 'users' in on %}
    author = ForeignKeyField(User, on_delete="CASCADE")
    author_id: int
{% endif %}
    created_at = MomentField(default=now, index=True)
    changed_at = MomentField(default=now)

    class Meta:
        table_name = "notes"

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **values: Any) -> int:
        """Keep the note; when it was changed is kept with it."""
        if self.id is not None:
            self.changed_at = now()
        return int(super().save(*args, **values))
{% if 'pages' in on %}

    @property
    def is_changed(self) -> bool:
        """Whether it was changed after it was written; a moment between the two is none."""
        return bool(self.changed_at - self.created_at > timedelta(seconds=1))
{% endif %}
{% if 'forms' in on and 'pages' in on or 'admin' in on %}


def is_storable(text: str) -> bool:
    """Whether databases take the text: no NUL, and nothing outside of Unicode."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
{% endif %}

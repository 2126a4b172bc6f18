{% set on = cookiecutter.__features %}
"""What a note is."""

{% filter imports %}
from dataclasses import dataclass, field
from datetime import datetime
{% if 'pages' in on %}
from datetime import timedelta
{% endif %}
from ..database import now
{% if 'users' in on %}
from ..users.models import User
{% endif %}
{% endfilter %}

TITLE_LENGTH = 120
BODY_LENGTH = 10_000


@dataclass
class Note:
    """A short text with a title."""

    title: str = ""
    body: str = ""
{% if 'users' in on %}
    author_id: int = 0
    author: User | None = None
{% endif %}
    id: int = 0
    created_at: datetime = field(default_factory=now)
    changed_at: datetime = field(default_factory=now)
{% if 'users' in on %}

    def __post_init__(self) -> None:
        """Take the author's number from the author."""
        if self.author is not None:
            self.author_id = self.author.id
{% endif %}

    def __str__(self) -> str:
        return self.title
{% if 'pages' in on %}

    @property
    def is_changed(self) -> bool:
        """Whether it was changed after it was written; a moment between the two is none."""
        return self.changed_at - self.created_at > timedelta(seconds=1)
{% endif %}
{% if 'forms' in on and 'pages' in on or 'admin' in on %}


def is_storable(text: str) -> bool:
    """Whether databases take the text: no NUL, and nothing outside of Unicode."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
{% endif %}

{% set on = cookiecutter.__features %}
"""What a note is."""

{% filter imports %}
from datetime import datetime
{% if 'pages' in on %}
from datetime import timedelta
{% endif %}
from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column
from ..database import Base, Moment, now
{% if 'oracle' in on %}
from sqlalchemy import Identity
{% endif %}
{% if 'users' in on %}
from sqlalchemy import ForeignKey
from sqlalchemy.orm import relationship
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

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column({{ 'Identity(), ' if 'oracle' in on }}primary_key=True)
    title: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    body: Mapped[str] = mapped_column(Text)
{% if 'users' in on %}
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
{% endif %}
    created_at: Mapped[datetime] = mapped_column(Moment, default=now, index=True)
    changed_at: Mapped[datetime] = mapped_column(Moment, default=now, onupdate=now)
{% if 'users' in on %}

    author: Mapped[User] = relationship(lazy="joined", innerjoin=True)
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

{% set on = cookiecutter.__features %}
"""What a note is."""

{% filter imports %}
from datetime import datetime
from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column
from ..database import Base, Moment, now
{% if 'users' in on %}
from sqlalchemy import ForeignKey
from sqlalchemy.orm import relationship
from ..users.models import User
{% endif %}
{% endfilter %}

TITLE_LENGTH = 120
BODY_LENGTH = 10_000


class Note(Base):
    """A short text with a title."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
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
{% if 'forms' in on and 'pages' in on or 'admin' in on %}


def is_storable(text: str) -> bool:
    """Whether databases take the text: no NUL, and nothing outside of Unicode."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
{% endif %}

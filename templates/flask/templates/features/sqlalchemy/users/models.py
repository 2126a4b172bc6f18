{% set on = cookiecutter.__features %}
{% set accounts = 'accounts' in on %}
{% set exact = 'exact' if 'mysql' in on else 'String' %}
"""What a user is{{ ', and which tokens have been taken back' if 'tokens' in on }}."""

{% filter imports %}
from datetime import datetime
from uuid import uuid4
from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column
from ..database import Base, Moment, now
{% if 'oracle' in on %}
from sqlalchemy import Identity
{% endif %}
{% if 'mysql' in on %}
from ..database import exact
{% endif %}
{% if accounts %}
from flask_security import UserMixin
{% endif %}
{% endfilter %}


class User(Base{{ ', UserMixin' if accounts }}):
    """Somebody who logs in by e-mail address and password."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column({{ 'Identity(), ' if 'oracle' in on }}primary_key=True)
    email: Mapped[str] = mapped_column({{ exact }}(254), unique=True)
{% if accounts %}
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    # Stands for the user in sessions{{ ' and tokens' if 'tokens' in on }}; a new password changes it and so ends them all.
    fs_uniquifier: Mapped[str] = mapped_column({{ exact }}(64), unique=True, default=lambda: uuid4().hex)
{% if 'admin' in on %}
    is_admin: Mapped[bool] = mapped_column(default=False)
{% endif %}
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
{% else %}
    password: Mapped[str] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    # Stands for the user in tokens; a new password changes it and so ends them all.
    identity: Mapped[str] = mapped_column({{ exact }}(64), unique=True, default=lambda: uuid4().hex)
{% endif %}
    created_at: Mapped[datetime] = mapped_column(Moment, default=now)

    def __str__(self) -> str:
        """Give what others may see: notes are public, e-mail addresses are not."""
        return self.email.partition("@")[0]
{% if 'tokens' in on %}


class RevokedToken(Base):
    """A token, or a whole log-in, that no longer opens anything."""

    __tablename__ = "revoked_tokens"

    id: Mapped[str] = mapped_column({{ exact }}(36), primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)
{% endif %}

{% set on = cookiecutter.__features %}
{% set tokens = 'tokens' in on %}
"""How users{{ ' and tokens' if tokens }} are kept."""

{% filter imports %}
from peewee import fn
from .models import User
{% if tokens %}
from datetime import datetime
from typing import Any
from peewee import IntegrityError
from ..database import now
from .models import RevokedToken
{% endif %}
{% endfilter %}


def by_email(email: str) -> User | None:
    """Give the user with this address, in capitals or not."""
    return User.get_or_none(fn.LOWER(User.email) == email.lower())
{% if 'admin' in on or 'token_users' in on %}


def save(user: User) -> None:
    """Keep a user, new or changed."""
    user.save()
{% endif %}
{% if tokens %}


def by_identity(identity: str) -> User | None:
    """Give the user whom tokens call so, unless locked out."""
    return User.get_or_none(User.{{ 'fs_uniquifier' if 'accounts' in on else 'identity' }} == identity, User.active)


def are_revoked(*names: str | None) -> bool:
    """Whether any of these tokens and log-ins was taken back."""
    return bool(RevokedToken.select().where(RevokedToken.id.in_(names)).exists())


def revoke(name: str, expires_at: datetime) -> bool:
    """Take back a token or a log-in; False when it was taken back before."""
    tokens: Any = RevokedToken
    tokens.delete().where(tokens.expires_at < now()).execute()
    try:
        RevokedToken.create(id=name, expires_at=expires_at)
    except IntegrityError:
        return False
    return True
{% endif %}

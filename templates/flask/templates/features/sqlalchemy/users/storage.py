{% set on = cookiecutter.__features %}
{% set tokens = 'tokens' in on %}
"""How users{{ ' and tokens' if tokens }} are kept."""

{% filter imports %}
from sqlalchemy import func, select
from ..extensions import db
from .models import User
{% if tokens %}
from datetime import datetime
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from ..database import now
from .models import RevokedToken
{% endif %}
{% endfilter %}


def by_email(email: str) -> User | None:
    """Give the user with this address, in capitals or not."""
    return db.session.scalar(select(User).where(func.lower(User.email) == email.lower()))
{% if 'admin' in on or 'token_users' in on %}


def save(user: User) -> None:
    """Keep a user, new or changed."""
    db.session.add(user)
    db.session.commit()
{% endif %}
{% if tokens %}


def by_identity(identity: str) -> User | None:
    """Give the user whom tokens call so, unless locked out."""
    wanted = User.{{ 'fs_uniquifier' if 'accounts' in on else 'identity' }} == identity
    return db.session.scalar(select(User).where(wanted, User.active))


def are_revoked(*names: str | None) -> bool:
    """Whether any of these tokens and log-ins was taken back."""
    taken_back = select(RevokedToken.id).where(RevokedToken.id.in_(names))
    return db.session.scalar(taken_back.limit(1)) is not None


def revoke(name: str, expires_at: datetime) -> bool:
    """Take back a token or a log-in; False when it was taken back before."""
    db.session.execute(delete(RevokedToken).where(RevokedToken.expires_at < now()))
    db.session.add(RevokedToken(id=name, expires_at=expires_at))
    try:
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        return False
    return True
{% endif %}

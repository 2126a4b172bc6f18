{% set on = cookiecutter.__features %}
{% set tokens = 'tokens' in on %}
"""How users{{ ' and tokens' if tokens }} are kept."""

{% filter imports %}
from .models import User
{% if tokens %}
from datetime import datetime
from mongoengine.errors import NotUniqueError
from .models import RevokedToken
{% endif %}
{% endfilter %}


def by_email(email: str) -> User | None:
    """Give the user with this address, in capitals or not."""
    user: User | None = User.objects(email=email.lower()).first()
    return user
{% if 'admin' in on or 'token_users' in on %}


def save(user: User) -> None:
    """Keep a user, new or changed."""
    user.save()
{% endif %}
{% if tokens %}


def by_identity(identity: str) -> User | None:
    """Give the user whom tokens call so, unless locked out."""
    user: User | None = User.objects({{ 'fs_uniquifier' if 'accounts' in on else 'identity' }}=identity, active=True).first()
    return user


def are_revoked(*names: str | None) -> bool:
    """Whether any of these tokens and log-ins was taken back."""
    return RevokedToken.objects(id__in=names).first() is not None


def revoke(name: str, expires_at: datetime) -> bool:
    """Take back a token or a log-in; False when it was taken back before."""
    try:
        RevokedToken(id=name, expires_at=expires_at).save(force_insert=True)
    except NotUniqueError:
        return False
    return True
{% endif %}

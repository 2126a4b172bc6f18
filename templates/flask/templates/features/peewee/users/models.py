{% set on = cookiecutter.__features %}
{% set accounts = 'accounts' in on %}
{% set exact = ', collation="utf8mb4_bin"' if 'mysql' in on else '' %}
"""What a user is{{ ', and which tokens have been taken back' if 'tokens' in on }}."""

{% filter imports %}
from uuid import uuid4
from peewee import AutoField, BooleanField, CharField
from ..database import Base, MomentField, now
{% if accounts %}
from flask_security import UserMixin
{% endif %}
{% endfilter %}


class User({{ 'UserMixin, ' if accounts }}Base):
    """Somebody who logs in by e-mail address and password."""

    id = AutoField()
{% if exact %}
    # Compared letter for letter: an accent makes another address.
{% endif %}
    email = CharField(max_length=254, unique=True{{ exact }})
{% if accounts %}
    password = CharField(max_length=255, null=True)
    active = BooleanField(default=True)
    # Stands for the user in sessions{{ ' and tokens' if 'tokens' in on }}; a new password changes it and so ends them all.
    fs_uniquifier = CharField(max_length=64, unique=True, default=lambda: uuid4().hex)
{% if 'admin' in on %}
    is_admin = BooleanField(default=False)
{% endif %}
    confirmed_at = MomentField(null=True)
{% else %}
    password = CharField(max_length=255)
    active = BooleanField(default=True)
    # Stands for the user in tokens; a new password changes it and so ends them all.
    identity = CharField(max_length=64, unique=True, default=lambda: uuid4().hex)
{% endif %}
    created_at = MomentField(default=now)

    class Meta:
        table_name = "users"

    def __str__(self) -> str:
        """Give what others may see: notes are public, e-mail addresses are not."""
        return self.email.partition("@")[0]
{% if 'tokens' in on %}


class RevokedToken(Base):
    """A token, or a whole log-in, that no longer opens anything."""

    id = CharField(max_length=36, primary_key=True)
    expires_at = MomentField(index=True)

    class Meta:
        table_name = "revoked_tokens"
{% endif %}

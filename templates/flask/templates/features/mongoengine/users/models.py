{% set on = cookiecutter.__features %}
{% set accounts = 'accounts' in on %}
{% set identity = 'fs_uniquifier' if accounts else 'identity' %}
"""What a user is{{ ', and which tokens have been taken back' if 'tokens' in on }}."""

{% filter imports %}
from datetime import datetime
from uuid import uuid4
from bson import ObjectId
from mongoengine import BooleanField, DateTimeField, Document, StringField
from ..database import now
{% if accounts %}
from flask_security import UserMixin
{% endif %}
{% endfilter %}


class User(Document{{ ', UserMixin' if accounts }}):
    """Somebody who logs in by e-mail address and password."""

    meta = {"collection": "users", "auto_create_index": False}

    id: ObjectId{{ '  # type: ignore[assignment]  # Flask-Security expects a number' if accounts }}
    email: str = StringField(required=True, max_length=254, unique=True)
{% if accounts %}
    password: str | None = StringField(max_length=255)
    active: bool = BooleanField(default=True)
    # Stands for the user in sessions{{ ' and tokens' if 'tokens' in on }}; a new password changes it and so ends them all.
    fs_uniquifier: str = StringField(required=True, unique=True, default=lambda: uuid4().hex)
{% if 'admin' in on %}
    is_admin: bool = BooleanField(default=False)
{% endif %}
    confirmed_at: datetime | None = DateTimeField()
{% else %}
    password: str = StringField(required=True, max_length=255)
    active: bool = BooleanField(default=True)
    # Stands for the user in tokens; a new password changes it and so ends them all.
    identity: str = StringField(required=True, unique=True, default=lambda: uuid4().hex)
{% endif %}
    created_at: datetime = DateTimeField(default=now)

    def clean(self) -> None:
        """Keep addresses in small letters, so that each is there only once."""
        self.email = self.email.lower()

    def __str__(self) -> str:
        """Give what others may see: notes are public, e-mail addresses are not."""
        return self.email.partition("@")[0]
{% if 'tokens' in on %}


class RevokedToken(Document):
    """A token, or a whole log-in, that no longer opens anything."""

    meta = {
        "collection": "revoked_tokens",
        "auto_create_index": False,
        # MongoDB itself forgets it when it would have expired anyway.
        "indexes": [{"fields": ["expires_at"], "expireAfterSeconds": 0}],
    }

    id: str = StringField(primary_key=True, max_length=36)
    expires_at: datetime = DateTimeField(required=True)
{% endif %}

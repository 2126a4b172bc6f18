{% set on = cookiecutter.__features %}
"""What a note is."""

{% filter imports %}
from datetime import datetime
{% if 'pages' in on %}
from datetime import timedelta
{% endif %}
from bson import ObjectId
from mongoengine import DateTimeField, Document, StringField
from ..database import now
{% if 'users' in on %}
from mongoengine import CASCADE, ReferenceField
from ..users.models import User
{% endif %}
{% endfilter %}

TITLE_LENGTH = 120
BODY_LENGTH = 10_000


class Note(Document):
    """A short text with a title."""

    meta = {
        "collection": "notes",
        "auto_create_index": False,
        "indexes": [("-created_at", "-id"), "-changed_at"{{ ', "author"' if 'users' in on }}],
    }

    id: ObjectId
    title: str = StringField(required=True, max_length=TITLE_LENGTH)
    body: str = StringField(required=True, max_length=BODY_LENGTH)
{% if 'users' in on %}
    author: User = ReferenceField(User, required=True, reverse_delete_rule=CASCADE)
{% endif %}
    created_at: datetime = DateTimeField(default=now)
    changed_at: datetime = DateTimeField()

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Set what every change sets."""
        self.changed_at = now()
{% if 'users' in on and ('rest' in on or 'accounts' in on and 'pages' in on) %}

    @property
    def author_id(self) -> ObjectId:
        """The id of who wrote it."""
        return self.author.id
{% endif %}
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

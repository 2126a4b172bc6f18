{% set on = cookiecutter.__features %}
"""Notes to develop with."""

{% filter imports %}
import sys
from flask import current_app
from . import storage
from .models import Note
{% if 'users' in on %}
from secrets import token_urlsafe
from ..users import storage as users
from ..users.models import User
{% endif %}
{% if 'accounts' in on %}
from flask_security import hash_password
from ..database import now
{% elif 'users' in on %}
from ..users.passwords import hash_password
{% endif %}
{% endfilter %}

{% if 'users' in on %}
EMAIL = "demo@example.org"
{% endif %}
{% fragments "seed.notes" %}


def seed_notes() -> None:
    """Add notes to develop with."""
    if current_app.config["ENVIRONMENT"] == "production":
        sys.exit("These notes are for development.")
    if storage.latest(1, 1).items:
        print("There are notes already.")
        return
    {% if 'users' in on %}
    author = users.by_email(EMAIL) or make_user()
    {% endif %}
    for title, body in NOTES.items():
        storage.save(Note(title=title, body=body{{ '' if 'users' not in on else ', author=author.id' if 'mongoengine' in on else ', author_id=author.id' }}))
    print("There are notes now.")
{% if 'users' in on %}


def make_user() -> User:
    password = token_urlsafe(12)
    {% if 'accounts' in on %}
    user = User(email=EMAIL, name="Demo", confirmed_at=now())
    user.password = hash_password(password)
    {% else %}
    user = User(email=EMAIL, name="Demo", password=hash_password(password))
    {% endif %}
    users.save(user)
    print(f"{EMAIL} has the password {password}")
    return user
{% endif %}

{% set on = cookiecutter.__features %}
{% set accounts = 'accounts' in on %}
"""Users for the tests."""

{% filter imports %}
from functools import cache
from flask import Flask
{% fragments "people.imports" %}
from {{ cookiecutter.project_slug }}.users.models import User
{% if accounts %}
from uuid import uuid4
from flask_security import hash_password
from {{ cookiecutter.project_slug }}.database import now
{% else %}
from {{ cookiecutter.project_slug }}.users.passwords import hash_password
{% endif %}
{% endfilter %}

PASSWORD = "a rather long password"


{% if accounts and 'admin' in on %}
def make_user(app: Flask, email: str, *, is_admin: bool = False, confirmed: bool = True) -> User:
{% elif accounts %}
def make_user(app: Flask, email: str, *, confirmed: bool = True) -> User:
{% else %}
def make_user(app: Flask, email: str) -> User:
{% endif %}
    """Make a user who may log in with PASSWORD."""
    with app.app_context():
{% if accounts %}
        user = User(
            email=email,
            name=email.partition("@")[0],
            password=hashed(),
            active=True,
            fs_uniquifier=uuid4().hex,
            {% if 'admin' in on %}
            is_admin=is_admin,
            {% endif %}
            confirmed_at=now() if confirmed else None,
        )
{% else %}
        user = User(email=email, name=email.partition("@")[0], password=hashed())
{% endif %}
        {% fragments "people.keep" %}
        return user


def stored(app: Flask, email: str) -> User:
    """Return a user as the database has it now."""
    with app.app_context():
        {% fragments "people.stored" %}


def lock_out(app: Flask, email: str) -> None:
    """Deactivate a user."""
    with app.app_context():
        {% fragments "people.lock_out" %}


@cache
def hashed() -> str:
    """Return the hash of PASSWORD, which takes its time."""
    return str(hash_password(PASSWORD))

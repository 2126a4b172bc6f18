{% if 'admin' in cookiecutter.__features %}
"""Commands that make users."""

import os

import click
from flask.cli import with_appcontext
from flask_security import hash_password
from sqlalchemy import select

from ..database import now
from ..extensions import db
from .accounts import security
from .models import User


@click.command("create-admin")
@click.argument("email")
@with_appcontext
def create_admin(email: str) -> None:
    """Make an administrator with this e-mail address.

    The password is asked for, or taken from ADMIN_PASSWORD. Somebody who has an account keeps its
    password.
    """
    address = checked_address(email)
    user = db.session.scalar(select(User).where(User.email == address))
    if user is None:
        password = hash_password(checked_password(address))
        user = User(email=address, password=password, confirmed_at=now())
        db.session.add(user)
    user.is_admin = True
    db.session.commit()
    click.echo(f"{address} is an administrator.")


def checked_address(email: str) -> str:
    """Give the address in its normal spelling."""
    try:
        return str(security.mail_util.normalize(email))
    except ValueError as error:
        raise click.ClickException(f"{email!r} is not an e-mail address.") from error


def checked_password(email: str) -> str:
    """Give a password that is good enough, from the environment or the terminal."""
    password = os.environ.get("ADMIN_PASSWORD") or click.prompt(
        "Password", hide_input=True, confirmation_prompt=True
    )
    complaints, normal = security.password_util.validate(password, True, email=email)
    if complaints:
        raise click.ClickException(" ".join(map(str, complaints)))
    return normal
{% else %}
"""Commands that make users and set their passwords."""

import os
from uuid import uuid4

import click
from flask.cli import with_appcontext
from marshmallow import ValidationError
from marshmallow.validate import Email
from sqlalchemy import select

from ..extensions import db
from .models import User
from .passwords import SHORTEST_PASSWORD, hash_password


@click.command("create-user")
@click.argument("email")
@with_appcontext
def create_user(email: str) -> None:
    """Make a user with this e-mail address.

    The password is asked for, or taken from USER_PASSWORD.
    """
    address = checked_address(email)
    if find(address):
        raise click.ClickException(f"{address} is a user already.")
    db.session.add(User(email=address, password=hash_password(checked_password())))
    db.session.commit()
    click.echo(f"{address} is a user now.")


@click.command("set-password")
@click.argument("email")
@with_appcontext
def set_password(email: str) -> None:
    """Give a user another password, and end all log-ins.

    The password is asked for, or taken from USER_PASSWORD.
    """
    address = checked_address(email)
    user = find(address)
    if user is None:
        raise click.ClickException(f"{address} is no user.")
    user.password = hash_password(checked_password())
    user.identity = uuid4().hex
    db.session.commit()
    click.echo(f"{address} has another password now.")


def find(address: str) -> User | None:
    """Give the user with this address."""
    return db.session.scalar(select(User).where(User.email == address))


def checked_address(email: str) -> str:
    """Give the address in the one spelling that is kept."""
    try:
        return Email()(email.strip()).lower()
    except ValidationError as error:
        raise click.ClickException(f"{email!r} is not an e-mail address.") from error


def checked_password() -> str:
    """Give a password that is good enough, from the environment or the terminal."""
    password: str = os.environ.get("USER_PASSWORD") or click.prompt(
        "Password", hide_input=True, confirmation_prompt=True
    )
    if len(password) < SHORTEST_PASSWORD:
        raise click.ClickException(f"A password has at least {SHORTEST_PASSWORD} characters.")
    return password
{% endif %}

{% if 'admin' in cookiecutter.__features %}
"""Commands that make users."""

import os
from uuid import uuid4

import click
from flask.cli import with_appcontext
from flask_security import hash_password

from ..database import now
from ..errors import UNAVAILABLE
from . import storage
from .accounts import NAME_PATTERN, security
from .models import User
{% else %}
"""Commands that make users and set their passwords."""

import os
from uuid import uuid4

import click
from flask.cli import with_appcontext
from marshmallow import ValidationError
from marshmallow.validate import Email

from ..errors import UNAVAILABLE
from . import storage
from .models import User
from .passwords import SHORTEST_PASSWORD, hash_password
{% endif %}


class UserCommand(click.Command):
    """A command that says in one sentence why the database cannot be used."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except UNAVAILABLE as error:
            reason = str(error).partition("\n")[0]
            sentence = f"The database of DATABASE_URL cannot be used: {reason}"
            raise click.ClickException(sentence) from error


{% if 'admin' in cookiecutter.__features %}
@click.command("create-admin", cls=UserCommand)
@click.argument("email")
@click.option("--name", default="Administrator", help="What others see.")
@with_appcontext
def create_admin(email: str, name: str) -> None:
    """Make an administrator with this email address.

    The password is asked for, or taken from ADMIN_PASSWORD. Somebody who has confirmed the address
    keeps theirs.
    """
    address = checked_address(email)
    user = storage.by_email(address)
    if user and not user.active:
        raise click.ClickException(f"The account of {address} is locked: make it active first.")
    user = user or User(email=address, name=checked_name(name))
    if user.confirmed_at is None:
        # An unconfirmed account may be somebody else's: it begins anew.
        user.password = hash_password(checked_password(address))
        user.fs_uniquifier = uuid4().hex
{% if 'tokens' in cookiecutter.__features %}
        user.fs_token_uniquifier = uuid4().hex
{% endif %}
        user.confirmed_at = now()
    user.is_admin = True
    storage.save(user)
    click.echo(f"{address} is an administrator.")


def checked_address(email: str) -> str:
    """Return the address in its normal spelling."""
    try:
        return str(security.mail_util.normalize(email))
    except ValueError as error:
        raise click.ClickException(f"{email!r} is not an email address.") from error


def checked_name(name: str) -> str:
    """Return the name, if it is one that a form would take."""
    if not NAME_PATTERN.match(name.strip()):
        raise click.ClickException(f"{name!r} cannot be a name: 1 to 80 characters that are seen.")
    return name.strip()


def checked_password(email: str) -> str:
    """Return a password that is good enough, from the environment or the terminal."""
    password = os.environ.get("ADMIN_PASSWORD") or click.prompt(
        "Password", hide_input=True, confirmation_prompt=True
    )
    complaints, normal = security.password_util.validate(password, True, email=email)
    if complaints:
        raise click.ClickException(" ".join(map(str, complaints)))
    return normal
{% else %}
@click.command("create-user", cls=UserCommand)
@click.argument("email")
@click.option("--name", required=True, help="What others see.")
@with_appcontext
def create_user(email: str, name: str) -> None:
    """Make a user with this email address.

    The password is asked for, or taken from USER_PASSWORD.
    """
    address = checked_address(email)
    if storage.by_email(address):
        raise click.ClickException(f"{address} is a user already.")
    password = hash_password(checked_password())
    storage.save(User(email=address, name=name[:80], password=password))
    click.echo(f"{address} is a user now.")


@click.command("set-password", cls=UserCommand)
@click.argument("email")
@with_appcontext
def set_password(email: str) -> None:
    """Set the password of a user, and end all log-ins.

    The password is asked for, or taken from USER_PASSWORD.
    """
    address = checked_address(email)
    user = storage.by_email(address)
    if user is None:
        raise click.ClickException(f"{address} is no user.")
    user.password = hash_password(checked_password())
    user.identity = uuid4().hex
    storage.save(user)
    click.echo(f"{address} has another password now.")


def checked_address(email: str) -> str:
    """Return the address in the one spelling that is stored."""
    try:
        return Email()(email.strip()).lower()
    except ValidationError as error:
        raise click.ClickException(f"{email!r} is not an email address.") from error


def checked_password() -> str:
    """Return a password that is good enough, from the environment or the terminal."""
    password: str = os.environ.get("USER_PASSWORD") or click.prompt(
        "Password", hide_input=True, confirmation_prompt=True
    )
    if len(password) < SHORTEST_PASSWORD:
        raise click.ClickException(f"A password has at least {SHORTEST_PASSWORD} characters.")
    return password
{% endif %}

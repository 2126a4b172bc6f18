"""Passwords that commands are given."""

import os
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError

from ..models import User


def checked_password(user: User) -> str:
    """Return a password that is good enough, from the environment or the terminal."""
    password = os.environ.get("USER_PASSWORD") or asked_password()
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return password


def asked_password() -> str:
    """Return a password that was typed twice."""
    password = getpass("Password: ")
    if getpass("Again: ") != password:
        raise CommandError("These are two different passwords.")
    return password

"""The command that makes a user: `python manage.py create_user ADDRESS`."""

import os
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from ...models import User


class Command(BaseCommand):
    """Makes a user who may obtain tokens."""

    help = "Makes a user. The password is asked for, or taken from the variable USER_PASSWORD."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address."""
        parser.add_argument("email", help="the user's e-mail address")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the user, if address and password are good ones."""
        user = User(email=options["email"].lower())
        password = os.environ.get("USER_PASSWORD") or getpass("Password: ")
        user.set_password(password)
        try:
            user.full_clean()
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user.save()
        self.stdout.write(f"{user.email} may now obtain tokens.")

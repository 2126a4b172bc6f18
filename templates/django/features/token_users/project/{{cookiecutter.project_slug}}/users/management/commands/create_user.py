from typing import Any

from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser

from ...models import User
from ..passwords import checked_password


class Command(BaseCommand):
    help = "Make a user. The password is asked for, or taken from USER_PASSWORD."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    def handle(self, *_arguments: Any, email: str, name: str, **_options: Any) -> None:
        user = User(email=email, name=name)
        try:
            user.full_clean(exclude=["password"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user.set_password(checked_password(user))
        user.save()
        self.stdout.write(f"{user.email} is a user now.")

from typing import Any

from django.core.management import BaseCommand, CommandError
from django.core.management.base import CommandParser

from ...models import User
from ..passwords import checked_password


class Command(BaseCommand):
    help = (
        "Give a user another password, and end all log-ins. "
        "The password is asked for, or taken from USER_PASSWORD."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *_arguments: Any, email: str, **_options: Any) -> None:
        try:
            user = User.objects.get_by_natural_key(email)
        except User.DoesNotExist as error:
            raise CommandError(f"{email} is no user.") from error
        user.set_password(checked_password(user))
        user.save()
        self.stdout.write(f"{user.email} has another password now.")

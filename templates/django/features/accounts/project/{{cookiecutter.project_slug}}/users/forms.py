from collections.abc import Callable

from allauth.account.forms import SignupForm as AllauthSignupForm
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from .models import User, readable


class SignupForm(AllauthSignupForm):  # type: ignore[misc]
    """Asks for the name that others see, too."""

    account_already_exists: bool
    name = User._meta.get_field("name").formfield(validators=[readable])
    field_order = ["name", "email", "password1", "password2"]

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Create the account; an address taken at the same moment is treated as a known one."""
        save: Callable[[HttpRequest], tuple[User | None, HttpResponse | None]] = super().try_save
        if self.account_already_exists:
            # The work of a new account, so that the time it takes is the same.
            make_password(self.cleaned_data["password1"])
            # This sends mail: it must not hold a transaction open.
            return save(request)
        try:
            with transaction.atomic():
                return save(request)
        except IntegrityError:
            if not User.objects.filter(email=self.cleaned_data["email"]).exists():
                raise
            self.account_already_exists = True
            return save(request)

    def signup(self, _request: HttpRequest, user: User) -> None:
        """Add what allauth does not ask for."""
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.core import ratelimit
from django.http import HttpRequest

from ..callers import network
from ..errors import MailError


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def get_client_ip(self, request: HttpRequest) -> str:
        return network(super().get_client_ip(request))

    def _get_login_attempts_cache_key(self, _request: HttpRequest, **credentials: Any) -> str:
        # allauth adds the host, whose port any caller may choose. Not promised by it, and seen on
        # 65.22.1: `tests/test_log_in_limits.py` fails where it is called otherwise.
        return str(credentials.get("email", credentials.get("username", ""))).lower()

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:
            # The next try sends at once. What the error says could hold the address.
            ratelimit.clear(current.request, action="confirm_email", key=email.lower())
            raise MailError(type(error).__name__) from None

    def send_confirmation_mail(
        self, request: HttpRequest, emailconfirmation: Any, signup: bool
    ) -> None:
        try:
            super().send_confirmation_mail(request, emailconfirmation, signup)
        except MailError:
            if signup:
                emailconfirmation.email_address.user.delete()
            raise

"""How often the code of a second factor may be wrong."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from allauth.mfa.base import forms

from .models import User


def counted(user: User, check: Callable[[], str]) -> str:
    """Check a code, unless too many were wrong: allauth would take as many as wrong passwords."""
    limit: dict[str, Any] = {"action": "wrong_code", "key": str(user.pk)}
    if not ratelimit.consume(context.request, **limit):
        raise get_adapter().validation_error("too_many_login_attempts")
    code = check()
    ratelimit.clear(context.request, **limit)
    return code


class AuthenticateForm(forms.AuthenticateForm):  # type: ignore[misc]
    def clean_code(self) -> str:
        return counted(self.user, super().clean_code)


class ReauthenticateForm(forms.ReauthenticateForm):  # type: ignore[misc]
    def clean_code(self) -> str:
        return counted(self.user, super().clean_code)

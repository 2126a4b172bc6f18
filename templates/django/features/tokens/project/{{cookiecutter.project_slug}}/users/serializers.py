{% set accounts = 'accounts' in cookiecutter.__features %}
{% set two_factor = 'two_factor' in cookiecutter.__features %}
"""Tokens: what is sent for them, and what is returned.

Those of Simple JWT let a token be renewed by two calls at once, and after a new password.
"""

{% filter imports %}
from typing import Any
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.serializers import Serializer
from ..api.serializers import TextField
from .models import User
from .tokens import log_out, pair_for, renew
{% if accounts %}
from allauth.account.adapter import get_adapter
from allauth.account.utils import has_verified_email
from django.core.exceptions import ValidationError
from rest_framework.exceptions import Throttled
{% if two_factor %}
from .factors import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
{% endif %}
{% else %}
from django.contrib.auth import authenticate
{% endif %}
{% endfilter %}
{% if accounts %}

# As ACCOUNT_RATE_LIMITS says.
LONGEST_WAIT = 15 * 60
{% endif %}


class CredentialsSerializer(Serializer[Any]):
    """What a user logs in with, and the tokens."""

    email = TextField(max_length=254, write_only=True)
    password = TextField(max_length=128, trim_whitespace=False, write_only=True)
{% if two_factor %}
    code = TextField(max_length=20, write_only=True, required=False)
{% endif %}
    access = TextField(read_only=True)
    refresh = TextField(read_only=True)

    def validate(self, attrs: dict[str, str]) -> dict[str, str]:
        """Return tokens; nobody learns which of the two was wrong."""
{% if accounts %}
{% if two_factor %}
        code = attrs.pop("code", "")
{% endif %}
        try:
            # It counts for the limits of the log-in page, too.
            user = get_adapter().authenticate(self.context["request"], **attrs)
        except ValidationError as error:
            raise Throttled(LONGEST_WAIT) from error
        if isinstance(user, User) and user.is_active and has_verified_email(user, user.email):
{% if two_factor %}
            ask_for_second_factor(user, code)
{% endif %}
            return pair_for(user)
{% else %}
        user = authenticate(self.context["request"], **attrs)
        if isinstance(user, User):
            return pair_for(user)
{% endif %}
        raise AuthenticationFailed({{ string("The email address or the password is wrong.") }})


class RefreshSerializer(Serializer[Any]):
    """A refresh token, and the next pair."""

    refresh = TextField(max_length=2000, trim_whitespace=False)
    access = TextField(read_only=True)

    def validate(self, attrs: dict[str, str]) -> dict[str, str]:
        return renew(attrs["refresh"])


class RevokeSerializer(Serializer[Any]):
    """A refresh token of the log-in to end."""

    refresh = TextField(max_length=2000, trim_whitespace=False, write_only=True)

    def validate(self, attrs: dict[str, str]) -> dict[str, str]:
        log_out(attrs["refresh"])
        return {}
{% if two_factor %}


def ask_for_second_factor(user: User, code: str) -> None:
    """Refuse a user with a second factor whose code is missing or wrong."""
    if not is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]):
        return
    form = AuthenticateForm(user=user, data={"code": code})
    if not form.is_valid():
        if form.has_error("code", "too_many_login_attempts"):
            raise Throttled(LONGEST_WAIT)
        raise AuthenticationFailed({{ string("The code of the second factor is missing or wrong.") }})
{% endif %}

{% set accounts = 'accounts' in cookiecutter.__features %}
"""Tokens: what is sent for them, and what is returned.

Those of Simple JWT let a token be renewed by two calls at once, and after a new password.
"""

{% filter imports %}
from rest_framework.exceptions import AuthenticationFailed
from ..api.serializers import Serializer, TextField
from .models import User
from .tokens import log_out, pair_for, renew
{% if accounts %}
from allauth.account.adapter import get_adapter
from allauth.account.utils import has_verified_email
from django.core.exceptions import ValidationError
from rest_framework.exceptions import Throttled
{% else %}
from django.contrib.auth import authenticate
{% endif %}
{% endfilter %}
{% if accounts %}

# As ACCOUNT_RATE_LIMITS says.
LONGEST_WAIT = 15 * 60
{% endif %}


class CredentialsSerializer(Serializer):
    """What a user logs in with, and the tokens."""

    email = TextField(max_length=254, write_only=True)
    password = TextField(max_length=128, trim_whitespace=False, write_only=True)
    access = TextField(read_only=True)
    refresh = TextField(read_only=True)

    def validate(self, attrs: dict[str, str]) -> dict[str, str]:
        """Return tokens; nobody learns which of the two was wrong."""
{% if accounts %}
        try:
            # It counts for the limits of the log-in page, too.
            user = get_adapter().authenticate(self.context["request"], **attrs)
        except ValidationError as error:
            raise Throttled(LONGEST_WAIT) from error
        if isinstance(user, User) and user.is_active and has_verified_email(user, user.email):
            return pair_for(user)
{% else %}
        user = authenticate(self.context["request"], **attrs)
        if isinstance(user, User):
            return pair_for(user)
{% endif %}
        raise AuthenticationFailed({{ string("The email address or the password is wrong.") }})


class RefreshSerializer(Serializer):
    """A refresh token, and the next pair."""

    refresh = TextField(max_length=2000, trim_whitespace=False)
    access = TextField(read_only=True)

    def validate(self, attrs: dict[str, str]) -> dict[str, str]:
        return renew(attrs["refresh"])


class RevokeSerializer(Serializer):
    """A refresh token of the log-in to end."""

    refresh = TextField(max_length=2000, trim_whitespace=False, write_only=True)

    def validate(self, attrs: dict[str, str]) -> dict[str, str]:
        log_out(attrs["refresh"])
        return {}

{% set languages = 'languages' in cookiecutter.__features %}
{% set not_valid = string("This token is not valid.") if languages else 'NOT_VALID' %}
{% set mongo = 'mongodb' in cookiecutter.__features %}
"""Tokens of the API: obtained, refreshed, revoked."""

{% filter imports %}
from typing import Any, cast
from uuid import uuid4
from django.utils import timezone
from rest_framework_simplejwt import tokens
from rest_framework_simplejwt.authentication import JWTAuthentication
from rest_framework_simplejwt.exceptions import TokenError
{% if mongo %}
from .models import Ended
{% else %}
from rest_framework_simplejwt.token_blacklist.models import BlacklistedToken, OutstandingToken
{% endif %}
from .models import User
{% endfilter %}
{% if not languages %}

NOT_VALID = "This token is not valid."
{% endif %}


class AccessToken(tokens.AccessToken):
    """Opens the API for some minutes, unless its log-in was ended."""

    def verify(self) -> None:
        super().verify()
        refuse_ended(self)


class RefreshToken(tokens.RefreshToken):
    """Gives the next pair of tokens, once."""

    access_token_class = AccessToken

    def {{ 'verify' if mongo else 'check_blacklist' }}(self) -> None:
{% if mongo %}
        super().verify()
{% endif %}
        # Whether it was used before is asked when it is used: two at once must not both pass.
        refuse_ended(self)


def pair_for(user: User, log_in: str = "") -> dict[str, str]:
    """Return a pair of tokens; all tokens that follow from one log-in carry its name."""
    refresh = RefreshToken.for_user(user)
    refresh["log_in"] = log_in or uuid4().hex
    return {"access": str(refresh.access_token), "refresh": str(refresh)}


def renew(token: str) -> dict[str, str]:
    """Return a new pair of tokens for a refresh token, which works only once."""
    refresh, user = read_refresh(token)
    if not take_back(refresh["jti"]{{ ', user' if not mongo }}):
        # Used twice: somebody else has it. Nobody goes on with this log-in.
        take_back(refresh["log_in"]{{ ', user' if not mongo }})
        raise TokenError({{ not_valid }})
    return pair_for(user, refresh["log_in"])


def log_out(token: str) -> None:
    """Revoke all tokens of the same log-in."""
    refresh, {{ '_' if mongo else 'user' }} = read_refresh(token)
    take_back(refresh["log_in"]{{ ', user' if not mongo }})


def read_refresh(token: Any) -> tuple[RefreshToken, User]:
    """Return a refresh token and its user, if both may still be trusted."""
    refresh = RefreshToken(token)
    return refresh, cast("User", JWTAuthentication().get_user(refresh))


def take_back(name: str{{ ', user: User' if not mongo }}) -> bool:
    """Revoke a token or a log-in; return False if it was revoked before."""
    # A log-in outlives the token that ends it: its other tokens may be younger.
    expires_at = timezone.now() + RefreshToken.lifetime
{% if mongo %}
    # Of those who take it back at the same moment, the unique name lets one be first.
    _, is_first_time = Ended.objects.get_or_create(name=name, defaults={"expires_at": expires_at})
{% else %}
    values = {"user": user, "created_at": timezone.now(), "expires_at": expires_at}
    token, _ = OutstandingToken.objects.get_or_create(jti=name, defaults=values)
    _, is_first_time = BlacklistedToken.objects.get_or_create(token=token)
{% endif %}
    return is_first_time


def refuse_ended(token: tokens.Token) -> None:
    """Refuse a token whose log-in was ended."""
    log_in = token.get("log_in")
    if not log_in or {{ 'Ended.objects.filter(name=log_in)' if mongo else 'BlacklistedToken.objects.filter(token__jti=log_in)' }}.exists():
        raise TokenError({{ not_valid }})

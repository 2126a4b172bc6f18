"""Sockets opened by a token: it comes as a subprotocol, so that no access log contains it."""

from channels.db import database_sync_to_async
from rest_framework.exceptions import AuthenticationFailed
from rest_framework_simplejwt.authentication import JWTAuthentication

PREFIX = "bearer."


@database_sync_to_async  # type: ignore[untyped-decorator]
def has_valid_token(subprotocols: list[str]) -> bool:
    """Say whether one of the subprotocols is an access token that opens the API."""
    authentication = JWTAuthentication()
    for name in subprotocols:
        if name.startswith(PREFIX):
            raw = name.removeprefix(PREFIX).encode()
            try:
                authentication.get_user(authentication.get_validated_token(raw))
            except AuthenticationFailed:
                return False
            return True
    return False


def answer_to(subprotocols: list[str]) -> str | None:
    """Choose one of the subprotocols, as browsers insist on: the token only where it is alone."""
    others = [name for name in subprotocols if not name.startswith(PREFIX)]
    return next(iter(others + subprotocols), None)

"""Sockets opened by a token: it comes as a subprotocol, so that no access log contains it."""

from flask import request
from flask_jwt_extended import decode_token
from flask_jwt_extended.exceptions import JWTExtendedException
from jwt import PyJWTError

from ..users.models import User
from ..users.tokens import is_revoked, user_of

PREFIX = "bearer."


def user_of_token() -> User | None:
    """Return the user of the access token among the subprotocols, if it opens the API."""
    raw = next((name for name in offered() if name.startswith(PREFIX)), "")
    try:
        claims = decode_token(raw.removeprefix(PREFIX))
    except (JWTExtendedException, PyJWTError, ValueError):
        return None
    is_valid = claims["type"] == "access" and not is_revoked({}, claims)
    return user_of({}, claims) if is_valid else None


def offered() -> list[str]:
    """Return the subprotocols that came with the request."""
    names = request.headers.get("Sec-WebSocket-Protocol", "").split(",")
    return [name.strip() for name in names if name.strip()]


class AnyName:
    """Every subprotocol: browsers insist on being answered with one, and the first is taken."""

    def __contains__(self, name: object) -> bool:
        return True


def put_tokens_last() -> None:
    """Let a token be what is answered only where nothing else is offered."""
    if names := sorted(offered(), key=lambda name: name.startswith(PREFIX)):
        request.environ["HTTP_SEC_WEBSOCKET_PROTOCOL"] = ", ".join(names)

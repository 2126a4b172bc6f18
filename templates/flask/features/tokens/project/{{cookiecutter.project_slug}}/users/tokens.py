{% set accounts = 'accounts' in cookiecutter.__features %}
{% set identity = 'fs_token_uniquifier' if accounts else 'identity' %}
"""Tokens of the API: obtained, refreshed, revoked.{% if accounts %}


Those of Flask-Security come with its log-in by JSON, which has errors of a shape of its own and is
not in the OpenAPI schema.
{% endif %}"""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from flask_jwt_extended import JWTManager, create_access_token, create_refresh_token, decode_token
from flask_jwt_extended.exceptions import JWTExtendedException
from jwt import PyJWTError
from werkzeug.exceptions import Unauthorized

from ..database import now
from . import storage
from .models import User

jwt = JWTManager()

Claims = dict[str, Any]


def tokens_for(user: User, log_in: str = "") -> dict[str, str]:
    """Return a pair of tokens; all tokens that follow from one log-in carry its name."""
    claims = {"log_in": log_in or str(uuid4())}
{% if accounts %}
    if not user.fs_token_uniquifier:
        user.fs_token_uniquifier = uuid4().hex
        storage.save(user)
{% endif %}
    return {
        "access": create_access_token(user.{{ identity }}, additional_claims=claims),
        "refresh": create_refresh_token(user.{{ identity }}, additional_claims=claims),
    }


def renew(refresh: str) -> dict[str, str]:
    """Return a new pair of tokens for a refresh token, which works only once."""
    claims = read_refresh(refresh)
    user = user_of({}, claims)
    if user is None:
        raise Unauthorized({{ string("This token is not valid.") }})
    if not revoke(claims["jti"], claims):
        # Used twice: somebody else has it. Nobody goes on with this log-in.
        revoke(claims["log_in"], claims)
        raise Unauthorized({{ string("This token is not valid.") }})
    return tokens_for(user, claims["log_in"])


def log_out(refresh: str) -> None:
    """Revoke all tokens of the same log-in."""
    claims = read_refresh(refresh)
    revoke(claims["log_in"], claims)


def read_refresh(token: str) -> Claims:
    """Return the claims of a refresh token, if it is one and its log-in was not revoked."""
    try:
        claims: Claims = decode_token(token)
    except (JWTExtendedException, PyJWTError, ValueError) as error:
        raise Unauthorized({{ string("This token is not valid.") }}) from error
    if claims["type"] != "refresh" or storage.are_revoked(claims["log_in"]):
        raise Unauthorized({{ string("This token is not valid.") }})
    return claims


def revoke(name: str, claims: Claims) -> bool:
    """Revoke a token or a log-in; return False if it was revoked before."""
    # A log-in outlives the token that ends it: its other tokens may be younger.
    lifetime = claims["exp"] - claims["iat"]
    expires_at = datetime.fromtimestamp(now().timestamp() + lifetime, UTC)
    return storage.revoke(name, expires_at)


@jwt.token_in_blocklist_loader
def is_revoked(_header: Claims, claims: Claims) -> bool:
    """Whether a token, or its log-in, was revoked."""
    return storage.are_revoked(claims["jti"], claims.get("log_in"))


@jwt.user_lookup_loader
def user_of(_header: Claims, claims: Claims) -> User | None:
    """Return the user whom a token stands for, unless locked out."""
    return storage.by_identity(claims["sub"])

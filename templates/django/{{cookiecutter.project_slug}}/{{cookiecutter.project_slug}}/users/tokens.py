"""Tokens for clients of the API: to obtain, refresh and revoke."""

from hashlib import sha256
from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView
from rest_framework_simplejwt.exceptions import InvalidToken
from rest_framework_simplejwt.serializers import (
    TokenBlacklistSerializer,
    TokenObtainPairSerializer,
    TokenRefreshSerializer,
)
from rest_framework_simplejwt.views import (
    TokenBlacklistView,
    TokenObtainPairView,
    TokenRefreshView,
)

from ..api.fields import TextField
from .models import User


class AddressThrottle(SimpleRateThrottle):
    """Limits the attempts that come from one address."""

    scope = "tokens_address"

    def get_cache_key(self, request: Request, view: APIView) -> str:
        """Name the counter after the client's address."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class AccountThrottle(SimpleRateThrottle):
    """Limits the attempts on one account, from wherever they come."""

    scope = "tokens_account"

    def get_cache_key(self, request: Request, view: APIView) -> str:
        """Name the counter after the account."""
        email = request.data.get("email") if isinstance(request.data, dict) else None
        account = sha256(str(email).strip().lower().encode(errors="replace")).hexdigest()
        return self.cache_format % {"scope": self.scope, "ident": account}


class ObtainSerializer(TokenObtainPairSerializer):
    """Takes an address and a password, and gives tokens."""

    access = serializers.CharField(read_only=True)
    refresh = serializers.CharField(read_only=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Blanks belong to a password.
        self.fields.update(email=TextField(write_only=True), password=TextField(write_only=True))


class RefreshSerializer(TokenRefreshSerializer):
    """Takes a refresh token, and gives new ones."""

    refresh = TextField()

    def validate(self, attrs: dict[str, Any]) -> dict[str, str]:
        """Refuse the tokens of a user who is gone as any others that are not good."""
        try:
            return super().validate(attrs)
        except User.DoesNotExist as error:
            raise InvalidToken from error


class RevokeSerializer(TokenBlacklistSerializer):
    """Takes a refresh token."""

    refresh = TextField(write_only=True)


class ObtainView(TokenObtainPairView):
    """Gives an access and a refresh token for an address and a password."""

    serializer_class = ObtainSerializer
    throttle_classes = (AddressThrottle, AccountThrottle)


class RefreshView(TokenRefreshView):
    """Gives new tokens for a refresh token, which is used up."""

    serializer_class = RefreshSerializer


class RevokeView(TokenBlacklistView):
    """Makes a refresh token useless."""

    serializer_class = RevokeSerializer

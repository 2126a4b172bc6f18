"""What is sent to obtain, renew and take back tokens."""

from ..api.serializers import Serializer, TextField


class CredentialsSerializer(Serializer):
    """What a user logs in with."""

    email = TextField(max_length=254)
    password = TextField(max_length=128, trim_whitespace=False)


class RefreshSerializer(Serializer):
    """A refresh token."""

    refresh = TextField(max_length=2000, trim_whitespace=False)


class TokenPairSerializer(Serializer):
    """An access token and the refresh token for the next pair."""

    access = TextField()
    refresh = TextField()

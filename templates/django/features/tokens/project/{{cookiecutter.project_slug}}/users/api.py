{% set accounts = 'accounts' in cookiecutter.__features %}
"""The tokens of the API."""

{% filter imports %}
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework_simplejwt.authentication import JWTAuthentication
from ..api.serializers import Serializer
from .models import User
from .serializers import CredentialsSerializer, RefreshSerializer, TokenPairSerializer
from .tokens import log_out, pair_for, renew
{% if accounts %}
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from rest_framework.exceptions import Throttled
{% else %}
from django.contrib.auth import authenticate
from rest_framework.throttling import BaseThrottle
from .throttles import LogInLimit
{% endif %}
{% endfilter %}
{% if accounts %}

# As ACCOUNT_RATE_LIMITS says.
LONGEST_WAIT = 15 * 60
{% endif %}


class OpenView(APIView):
    """Needs no log-in, but refuses as the others do."""

    permission_classes = []

    def perform_authentication(self, request: Request) -> None:
        """Ask for nothing: whoever comes here has nothing to show yet."""

    def get_authenticate_header(self, request: Request) -> str:
        return JWTAuthentication().authenticate_header(request)


class TokensView(OpenView):
    """Log-in."""

{% if not accounts %}
    def get_throttles(self) -> list[BaseThrottle]:
        self.limit = LogInLimit()
        return [*super().get_throttles(), self.limit]

{% endif %}
    @extend_schema(
        request=CredentialsSerializer, responses={200: TokenPairSerializer, 401: None}, auth=[]
    )
    def post(self, request: Request) -> Response:
        """Obtain tokens with e-mail address and password."""
        credentials = valid(CredentialsSerializer(data=request.data))
        user = known_user(request, credentials["email"], credentials["password"])
{% if not accounts %}
        self.limit.forget()
{% endif %}
        return Response(pair_for(user))


class RefreshView(OpenView):
    """Renewal."""

    @extend_schema(
        request=RefreshSerializer, responses={200: TokenPairSerializer, 401: None}, auth=[]
    )
    def post(self, request: Request) -> Response:
        """Renew tokens; the refresh token works only once."""
        return Response(renew(valid(RefreshSerializer(data=request.data))["refresh"]))


class RevokeView(OpenView):
    """Log-out."""

    @extend_schema(request=RefreshSerializer, responses={204: None, 401: None}, auth=[])
    def post(self, request: Request) -> Response:
        """Take back all tokens of this log-in."""
        log_out(valid(RefreshSerializer(data=request.data))["refresh"])
        return Response(status=204)


{% if accounts %}
def known_user(request: Request, email: str, password: str) -> User:
    """Return the user with this password; nobody learns which of the two was wrong.

    The attempt counts for the limits of the log-in page too.
    """
    try:
        user = get_adapter().authenticate(request, email=email.strip(), password=password)
    except ValidationError as error:
        raise Throttled(LONGEST_WAIT) from error
    if isinstance(user, User) and user.is_active and has_confirmed(user):
        return user
    raise AuthenticationFailed({{ string("The e-mail address or the password is wrong.") }})


def has_confirmed(user: User) -> bool:
    """Whether somebody has shown that the address is theirs."""
    return bool(EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists())
{% else %}
def known_user(request: Request, email: str, password: str) -> User:
    """Return the user with this password; nobody learns which of the two was wrong."""
    user = authenticate(request, email=email.strip(), password=password)
    if isinstance(user, User):
        return user
    raise AuthenticationFailed({{ string("The e-mail address or the password is wrong.") }})
{% endif %}


def valid(serializer: Serializer) -> dict[str, str]:
    """Give the values that were sent, if they can be taken."""
    serializer.is_valid(raise_exception=True)
    values: dict[str, str] = serializer.validated_data
    return values

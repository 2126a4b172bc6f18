{% set accounts = 'accounts' in cookiecutter.__features %}
{% filter imports %}
from rest_framework.request import Request
from rest_framework.response import Response
from drf_spectacular.utils import extend_schema
from rest_framework_simplejwt.views import TokenViewBase
from .serializers import CredentialsSerializer, RefreshSerializer, RevokeSerializer
{% if not accounts %}
from typing import Any
from rest_framework.throttling import BaseThrottle
from .throttles import LogInLimit
{% endif %}
{% endfilter %}


class TokensView(TokenViewBase):
    """Obtain tokens with email address and password."""

    serializer_class = CredentialsSerializer
{% if not accounts %}

    def get_throttles(self) -> list[BaseThrottle]:
        self.limit = LogInLimit()
        return [*super().get_throttles(), self.limit]

    def post(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().post(request)
        self.limit.forget()
        return response
{% endif %}


class RefreshView(TokenViewBase):
    """Renew tokens; the refresh token works only once."""

    serializer_class = RefreshSerializer


class RevokeView(TokenViewBase):
    """Revoke all tokens of this log-in."""

    serializer_class = RevokeSerializer

    @extend_schema(responses={204: None})
    def post(self, request: Request) -> Response:
        super().post(request)
        return Response(status=204)

"""The addresses of the tokens."""

from django.urls import path

from .api import RefreshView, RevokeView, TokensView

urlpatterns = [
    path("", TokensView.as_view(), name="token-obtain"),
    path("refresh/", RefreshView.as_view(), name="token-refresh"),
    path("revoke/", RevokeView.as_view(), name="token-revoke"),
]

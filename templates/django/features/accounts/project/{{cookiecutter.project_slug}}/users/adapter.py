"""Rate limits of log-ins, by which nobody can lock another user out."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from django.http import HttpRequest

from ..callers import network


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Counts wrong passwords for an account and where they come from, not for the account alone.

    allauth does not promise the methods that begin with _: `tests/test_adapter.py` names them.
    """

    def get_client_ip(self, request: HttpRequest) -> str:
        return network(super().get_client_ip(request))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        super().pre_authenticate(request, **credentials)
        # Attempts from many addresses are limited, too.
        login = login_of(credentials)
        usage = ratelimit.consume(
            request, app="allauth.account", action="login_failed_anywhere", key=login
        )
        if not usage:
            self._rollback_login_failed_rl_usage()
            raise self.validation_error("too_many_login_attempts")
        self._login_failed_rl_usage.usage += usage.usage

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        return f"{login_of(credentials)} from {self.get_client_ip(request)}"

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        super()._delete_login_attempts_cached_email(request, **credentials)
        login = login_of(credentials)
        ratelimit.clear(request, app="allauth.account", action="login_failed_anywhere", key=login)


def login_of(credentials: dict[str, Any]) -> str:
    """Return whose password is tried: not at which host, whose port a caller may choose."""
    return str(credentials.get("email", credentials.get("username", ""))).lower()

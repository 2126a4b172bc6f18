from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from ..callers import network


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def get_client_ip(self, request: HttpRequest) -> str:
        return network(super().get_client_ip(request))

    def _get_login_attempts_cache_key(self, _request: HttpRequest, **credentials: Any) -> str:
        # allauth adds the host, whose port any caller may choose. Not promised by it, and seen on
        # 65.22.1: `tests/test_log_in_limits.py` fails where it is called otherwise.
        return str(credentials.get("email", credentials.get("username", ""))).lower()

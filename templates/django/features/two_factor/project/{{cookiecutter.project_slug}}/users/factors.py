{% set admin = 'admin' in cookiecutter.__features %}
{% if admin %}
"""Second factors: how often codes may be wrong, and that administrators need one."""
{% else %}
"""How often the code of a second factor may be wrong."""
{% endif %}

{% filter imports %}
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from allauth.mfa.base import forms

from .models import User
{% if admin %}
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
{% endif %}
{% endfilter %}


def counted(user: User, check: Callable[[], str]) -> str:
    """Check a code, unless too many were wrong: allauth would take as many as wrong passwords."""
    limit: dict[str, Any] = {"action": "wrong_code", "key": str(user.pk)}
    if not ratelimit.consume(context.request, **limit):
        raise get_adapter().validation_error("too_many_login_attempts")
    code = check()
    ratelimit.clear(context.request, **limit)
    return code


class AuthenticateForm(forms.AuthenticateForm):  # type: ignore[misc]
    def clean_code(self) -> str:
        return counted(self.user, super().clean_code)


class ReauthenticateForm(forms.ReauthenticateForm):  # type: ignore[misc]
    def clean_code(self) -> str:
        return counted(self.user, super().clean_code)
{% if admin %}


def may_administrate(request: HttpRequest) -> bool:
    user = request.user
    return bool(user.is_active and user.is_staff and is_mfa_enabled(user))


def lead_to_factors(request: HttpRequest) -> HttpResponse:
    """Let an administrator without a second factor set one up."""
    if may_administrate(request):
        return redirect("admin:index")
    messages.error(request, {{ string("Set up a second factor first: the admin needs one.") }})
    return redirect("mfa_index")
{% endif %}

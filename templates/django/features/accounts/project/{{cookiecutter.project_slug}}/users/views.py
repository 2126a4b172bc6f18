from contextlib import suppress
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.account.views import EmailView as AllauthEmailView
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from .models import User


class EmailView(AllauthEmailView):  # type: ignore[misc]
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse as primary address the email of another user, who may never have confirmed it."""
        address = request.POST.get("email", "").lower()
        others = User.objects.filter(email=address).exclude(pk=str(request.user.pk))
        own = EmailAddress.objects.filter(email=address, user=request.user.pk, verified=True)
        if "action_primary" not in request.POST or not (others.exists() and own.exists()):
            # Another user may take it at the same moment.
            with suppress(IntegrityError), transaction.atomic():
                response: HttpResponse = super().post(request, *args, **kwargs)
                return response
        adapter = get_adapter()
        adapter.add_message(request, messages.ERROR, message=adapter.error_messages["email_taken"])
        return redirect("account_email")

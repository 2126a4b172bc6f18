from contextlib import suppress
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import EmailView as AllauthEmailView
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from .models import User


class EmailView(AllauthEmailView):  # type: ignore[misc]
    """Refuses as primary address the email of another user, who may never have confirmed it.

    allauth does not promise the methods that begin with _: `tests/test_adapter.py` names them.
    """

    def _action_primary(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        address = self._get_email_address(request)
        owner = User.objects.filter(email=address.email).first() if address else None
        if not (owner and address.verified and owner.pk != address.user_id):
            # Another user may take it at the same moment.
            with suppress(IntegrityError), transaction.atomic():
                response: HttpResponse | None = super()._action_primary(request, *args, **kwargs)
                return response
        adapter = get_adapter()
        taken = adapter.error_messages["email_taken"]
        adapter.add_message(request, messages.ERROR, message=taken)
        return None

"""Who has shown that their address is theirs."""

from allauth.account.models import EmailAddress

from .models import User


def is_verified(user: User | None) -> bool:
    """Whether this is an active user with a verified address."""
    if user is None or not user.is_active:
        return False
    return bool(EmailAddress.objects.filter(user=user, verified=True).exists())

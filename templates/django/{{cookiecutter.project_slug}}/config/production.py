"""What keeps an unsafe configuration out of production."""

from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

PLACEHOLDER = "change-me"
SHORTEST_SECRET = 50


def refuse_unsafe(*, debug: bool, secrets: Mapping[str, str]) -> None:
    """Refuse to start with debugging on, or with a secret that could be known or guessed."""
    if debug:
        raise ImproperlyConfigured("DEBUG shows the insides of the service: turn it off.")
    for name, secret in secrets.items():
        if PLACEHOLDER in secret:
            raise ImproperlyConfigured(f"{name} is still a placeholder: give it a random value.")
        if len(secret) < SHORTEST_SECRET:
            raise ImproperlyConfigured(
                f"{name} is too short: give it {SHORTEST_SECRET} random characters or more."
            )

"""What Flask-Security leaves open of codes and passkeys."""

from typing import Any

from flask_security import Totp, WebauthnUtil
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from . import storage


class Codes(Totp):
    """Codes of an app, each of which works once."""

    def get_last_counter(self, user: Any) -> int | None:
        last: int | None = user.tf_last_counter
        return last

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        user.tf_last_counter = tmatch.counter
        # The user is often a proxy, of whoever is logged in.
        storage.save(getattr(user, "_get_current_object", lambda: user)())


class Passkeys(WebauthnUtil):
    """Passkeys of any device: those that log in alone prove who holds them."""

    def authenticator_selection(self, user: Any, usage: str) -> AuthenticatorSelectionCriteria:
        if usage == "first":
            return AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            )
        return AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.DISCOURAGED,
            user_verification=UserVerificationRequirement.DISCOURAGED,
        )

    def user_verification(self, user: Any, usage: list[str]) -> UserVerificationRequirement:
        if usage == ["first"]:
            return UserVerificationRequirement.REQUIRED
        return UserVerificationRequirement.DISCOURAGED

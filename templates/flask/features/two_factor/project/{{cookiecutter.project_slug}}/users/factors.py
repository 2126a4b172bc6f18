"""What Flask-Security leaves open of codes and passkeys."""

from typing import Any

from flask_security import MfRecoveryCodesUtil, Totp, WebauthnUtil
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from . import storage


class Codes(Totp):
    """Codes of an app, each of which works once."""

    def verify_totp(self, token: str, totp_secret: str, user: Any, window: int = 0) -> bool:
        # The user is often a proxy, of whoever is logged in.
        user = getattr(user, "_get_current_object", lambda: user)()
        with storage.locked(user):
            return super().verify_totp(token, totp_secret, user, window)

    def get_last_counter(self, user: Any) -> int | None:
        last: int | None = user.tf_last_counter
        return last

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        user.tf_last_counter = tmatch.counter


class RecoveryCodes(MfRecoveryCodesUtil):
    """Recovery codes, each of which works once: checking one uses it up."""

    def check_recovery_code(self, user: Any, code: str) -> bool:
        with storage.locked(user):
            is_one = super().check_recovery_code(user, code)
            return is_one and super().delete_recovery_code(user, code)

    def delete_recovery_code(self, user: Any, code: str) -> bool:
        """Do nothing: the check has deleted it."""
        return True


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

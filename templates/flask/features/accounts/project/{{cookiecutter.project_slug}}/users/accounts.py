"""Accounts: sign-up, log-in, log-out and passwords, by Flask-Security."""

{% filter imports %}
import re
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import uuid4
from flask import Blueprint, Flask, abort, current_app, request
from flask_login import user_logged_in, user_logged_out
from flask_security import MailUtil, PasswordUtil, RoleMixin, Security, hash_password
from flask_security.signals import reset_password_instructions_sent
{% if 'tokens' in cookiecutter.__features %}
from flask_security.signals import password_changed, password_reset
{% endif %}
from flask_security.forms import RegisterFormV2
from wtforms import StringField
from wtforms.validators import DataRequired, Length, Regexp
from ..database import now
from ..extensions import limiter
from .limits import LOG_IN_LIMITS, give_back, mail_to_account
from .mail import message, send_later
from . import storage
from .models import User
{% fragments "accounts.imports" %}
{% if 'two_factor' in cookiecutter.__features %}
from .factors import Codes, Passkeys, RecoveryCodes
{% endif %}
{% endfilter %}

# Flask-Security's views that could be used to guess passwords, or that send mail.
by_caller = limiter.limit(
    lambda: str(current_app.config["ACCOUNT_LIMIT_BY_CALLER"]), methods=["POST"]
)
LIMITS = {
    "login": LOG_IN_LIMITS,
    "reset_password": [by_caller],
    "change_password": [by_caller],
    "register": [by_caller, mail_to_account],
    "forgot_password": [by_caller, mail_to_account],
    "send_confirmation": [by_caller, mail_to_account],
}
# Flask-Security's own limit.
LONGEST_PASSWORD = 128
# At least one character; none that are invisible, control text or cannot be stored.
NAME_PATTERN = re.compile(
    r"[^\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]{1,80}\Z"
)
NAME = [DataRequired(), Length(max=80), Regexp(NAME_PATTERN)]

# Its templates stand before Flask-Security's own.
users = Blueprint("users", __name__, template_folder="templates")


{% fragments "accounts.datastore" %}
class SignUpForm(RegisterFormV2):
    """Asks for the name that others see, too."""

    name = StringField(
        {{ lazy_string("Name") }},
        NAME,
        filters=[lambda name: name and name.strip()],
        description={{ lazy_string("Visible to other users.") }},
    )


class Passwords(PasswordUtil):
    """Passwords in their normal form, of which as much counts as argon2's library takes."""

    def normalize(self, password: str) -> str:
        return str(super().normalize(password))[:1024]

    def validate(
        self, password: str, is_register: bool, **values: Any
    ) -> tuple[list[str] | None, str]:
        """Report a password that is too long as such: Flask-Security calls it too short."""
        if len(password) > LONGEST_PASSWORD:
            return [{{ string("Passwords have at most 128 characters.") }}], password
        return super().validate(password, is_register, **values)


class Mail(MailUtil):
    """Sends in the background, so that an answer takes no longer where there is an account."""

    def send_mail(
        self,
        template: str,
        subject: str,
        recipient: str | tuple[str, str],
        sender: str | tuple[str, str],
        body: str | None,
        html: str | None,
        **_: Any,
    ) -> None:
        send_later(message(str(subject), str(recipient), body or ""))


{% if 'two_factor' in cookiecutter.__features %}
security = Security(
    mail_util_cls=Mail,
    password_util_cls=Passwords,
    register_form=SignUpForm,
    totp_cls=Codes,
    mf_recovery_codes_util_cls=RecoveryCodes,
    webauthn_util_cls=Passkeys,
)
{% else %}
security = Security(mail_util_cls=Mail, password_util_cls=Passwords, register_form=SignUpForm)
{% endif %}


def init_app(app: Flask) -> None:
    """Add the pages of accounts, with limits on what can be tried."""
    app.config["SECURITY_DATETIME_FACTORY"] = now
    app.register_blueprint(users)
    if former := app.config["SECRET_KEY_FALLBACKS"]:
        # Flask-Security signs with the last of them, Flask itself with SECRET_KEY.
        app.config["SECRET_KEY_FALLBACKS"] = [*former, app.secret_key]
    security.init_app(app, Users())
    # Without roles no request needs Flask-Principal, which would query the user each time.
    security.principal.identity_loaders.clear()
    sign_up = app.view_functions["security.register"]
    app.view_functions["security.register"] = with_second_try(sign_up)
    for name, limits in LIMITS.items():
        for limit in limits:
            view: Any = app.view_functions[f"security.{name}"]
            app.view_functions[f"security.{name}"] = limit(view)
    user_logged_in.connect(give_back, app)
    user_logged_out.connect(end_sessions, app)
{% if 'tokens' in cookiecutter.__features %}
    password_changed.connect(end_tokens, app)
    password_reset.connect(end_tokens, app)
{% endif %}
    reset_password_instructions_sent.connect(hash_once, app)
    # Flask-Security would take a token out of any query or body, and so undo a log-out.
    app.login_manager.request_loader(lambda _request: None)  # type: ignore[attr-defined]


@users.before_app_request
def take_forms_alone() -> None:
    """Refuse JSON where Flask-Security would read it: the pages of accounts send forms."""
    if request.blueprint == "security" and request.is_json:
        abort(415)


def hash_once(*_: object, **__: object) -> None:
    """Do the work of a log-in for an address without an account: the time it takes is the same."""
    hash_password("not-a-password")


def end_sessions(_app: Flask, user: object, **_: object) -> None:
    """End all sessions of a user who logs out: cookies could have been copied."""
    # Another account's confirmation link logs out too, and anybody could send one.
    if isinstance(user, User) and request.endpoint == "security.logout":
        user.fs_uniquifier = uuid4().hex
        storage.save(user)


{% if 'tokens' in cookiecutter.__features %}
def end_tokens(_app: Flask, user: User, **_: object) -> None:
    """End all tokens of a user who has a new password; the sessions have ended already."""
    security.datastore.set_token_uniquifier(user)


{% endif %}
def with_second_try(view: Callable[[], Any]) -> Callable[[], Any]:
    """Let sign-up answer as ever where somebody else took the address at the same moment."""

    @wraps(view)
    def sign_up() -> Any:
        try:
            return view()
        {% fragments "accounts.taken" %}
            return view()

    return sign_up

"""Accounts: sign-up, log-in, log-out and passwords, by Flask-Security."""

{% filter imports %}
from collections.abc import Callable
from functools import wraps
from typing import Any
from flask import Blueprint, Flask
from flask_limiter import RouteLimit
from flask_security import MailUtil, RoleMixin, Security
from ..database import now
from ..extensions import limiter
from .limits import log_in_by_account, log_in_by_address
from .mail import message, send_later
from .models import User
{% fragments "accounts.imports" %}
{% endfilter %}

# What sends mail, or could be used to try out passwords.
LIMITED = (
    "register",
    "forgot_password",
    "reset_password",
    "change_password",
    "send_confirmation",
)

# Its templates stand before Flask-Security's own.
users = Blueprint("users", __name__, template_folder="templates")


{% fragments "accounts.datastore" %}
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
        **context: Any,
    ) -> None:
        """Send one message."""
        send_later(message(str(subject), str(recipient), body or ""))


security = Security(mail_util_cls=Mail)


def init_app(app: Flask) -> None:
    """Add the pages of accounts, with limits on what can be tried."""
    app.config["SECURITY_DATETIME_FACTORY"] = now
    app.register_blueprint(users)
    security.init_app(app, Users())
    sign_up = app.view_functions["security.register"]
    app.view_functions["security.register"] = with_second_try(sign_up)
    limit(app, "login", log_in_by_address, log_in_by_account)
    for name in LIMITED:
        limit(app, name, limiter.limit("20 per hour", methods=["POST"]))


def with_second_try(view: Callable[[], Any]) -> Callable[[], Any]:
    """Let sign-up answer as ever where somebody else took the address at the same moment."""

    @wraps(view)
    def sign_up() -> Any:
        try:
            return view()
        except Taken:
            {% fragments "accounts.undo" %}
            return view()

    return sign_up


def limit(app: Flask, name: str, *limits: RouteLimit) -> None:
    """Put limits on a view of Flask-Security."""
    view: Any = app.view_functions[f"security.{name}"]
    for one in limits:
        view = one(view)
    app.view_functions[f"security.{name}"] = view

{% set tokens = 'tokens' in cookiecutter.__features %}
{% set admin = 'admin' in cookiecutter.__features %}
"""Second factors: codes of an app, recovery codes and passkeys, by Flask-Security."""

{% filter imports %}
from collections.abc import Callable
from functools import wraps
from typing import Any
import click
from flask import Flask, abort, {{ 'g, ' if tokens }}request, session
from flask.cli import with_appcontext
from flask_login import current_user
from flask_security.tf_plugin import tf_clean_session
from ..extensions import caller, limiter
from . import storage
from .accounts import security
from .limits import give_back, log_ins
{% if tokens %}
from flask_security.twofactor import is_tf_setup
from werkzeug.exceptions import Unauthorized
{% endif %}
{% if tokens or admin %}
from .models import User
{% endif %}
{% endfilter %}


def who() -> str:
    """Return whose factor is tried: of who is logging in, is logged in, or calls."""
{% if tokens %}
    tried = g.get("tried_user") or session.get("tf_user_id") or current_user.get_id()
    return str(tried or caller())
{% else %}
    return str(session.get("tf_user_id") or current_user.get_id() or caller())
{% endif %}


# Its name begins as those of log-ins do: a log-in that succeeds is not counted.
TRIES = limiter.shared_limit(
    log_ins("LOG_IN_LIMIT_BY_ACCOUNT"), "log-in by second factor", key_func=who, methods=["POST"]
)
TRIED = (
    "two_factor_token_validation",
    "mf_recovery",
    "verify",
    "wan_signin_response",
    "wan_verify_response",
)


def init_app(app: Flask) -> None:
    """Limit how often factors are tried, after the pages of accounts were added."""
    for name in TRIED:
        view: Any = app.view_functions[f"security.{name}"]
        app.view_functions[f"security.{name}"] = TRIES(view)
    log_in = app.view_functions["security.login"]
    app.view_functions["security.login"] = giving_back(log_in)
    # It would mail codes, and so make a mailbox enough to log in.
    app.view_functions["security.two_factor_rescue"] = lambda: abort(404)
    app.cli.add_command(remove_factors)


def giving_back(view: Callable[[], Any]) -> Callable[[], Any]:
    """Do not count a correct password where a second factor is asked for next."""

    @wraps(view)
    def log_in() -> Any:
        if request.method != "POST":
            return view()
        # What an earlier log-in left would look like a correct password.
        tf_clean_session()  # type: ignore[no-untyped-call]
        answer = view()
        if "tf_user_id" in session:
            give_back()
        return answer

    return log_in


{% if tokens or admin %}
def has_second_factor(user: User) -> bool:
    return bool(security.two_factor_plugins.get_setup_tf_methods(user))


{% endif %}
@click.command("remove-factors")
@click.argument("email")
@with_appcontext
def remove_factors(email: str) -> None:
    """Remove the second factors of a user who lost them."""
    user = storage.by_email(email)
    if user is None:
        raise click.ClickException(f"{email} is no user.")
    security.datastore.tf_reset(user)
    security.datastore.mf_set_recovery_codes(user, None)
    security.datastore.webauthn_reset(user)
    storage.save(user)
    click.echo(f"{email} logs in by password alone.")
{% if tokens %}


def ask_for_second_factor(user: User, code: str) -> None:
    """Refuse a user with a second factor whose code is missing or wrong."""
    if not has_second_factor(user):
        return
    # As on the pages: the password is not counted, and wrong codes are.
    give_back()
    g.tried_user = user.get_id()
    if not code or not is_code_of(user, code):
        raise Unauthorized({{ string("The code of the second factor is missing or wrong.") }})


@TRIES
def is_code_of(user: User, code: str) -> bool:
    """Whether it is a code of the app or a recovery code, which is used up."""
    secret = user.tf_totp_secret if is_tf_setup(user) else None
    if secret and security.totp_factory.verify_totp(code, secret, user, window=30):
        return True
    return bool(security.mf_recovery_codes_util.check_recovery_code(user, code))
{% endif %}

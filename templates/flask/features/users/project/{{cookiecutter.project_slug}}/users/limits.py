{% set accounts = 'accounts' in cookiecutter.__features %}
{% set tokens = 'tokens' in cookiecutter.__features %}
"""How often an account may be tried: counted before the try, and given back where it succeeds."""

{% filter imports %}
from collections.abc import Callable
{% if tokens %}
from collections.abc import Mapping
{% endif %}
from contextlib import suppress
from flask import current_app, request
from werkzeug.exceptions import HTTPException
from ..extensions import caller, limiter
{% endfilter %}


def account() -> str:
    """Return the email address in the request as accounts are found by, or else the caller's."""
    email = ""
    # A body that cannot be read, and an invalid address, are refused later on.
    with suppress(HTTPException, ValueError):
{% if tokens %}
        fields = request.get_json(silent=True) if request.is_json else request.form
        email = str(fields.get("email", "")) if isinstance(fields, Mapping) else ""
{% else %}
        email = request.form.get("email", "")
{% endif %}
{% if accounts %}
        email = current_app.extensions["security"].mail_util.normalize(email)
{% endif %}
    return email.strip().lower()[:254] or caller()


def give_back(*_: object, **__: object) -> None:
    """Do not count this attempt: the password was correct."""
    storage = limiter.limiter.storage
    for counted in limiter.current_limits:
        if counted.request_args[-1].startswith("log-in"):
            key = counted.limit.key_for(*counted.request_args)
            try:
                storage.incr(key, counted.limit.get_expiry(), -1)
            except storage.base_exceptions as error:
                current_app.logger.warning("A log-in that succeeded stays counted: %s", error)


def log_ins(name: str) -> Callable[[], str]:
    """Return a function that asks the configuration for a limit of log-ins."""
    return lambda: f"{current_app.config[name]} per {current_app.config['LOG_IN_PERIOD']}"


# In this order: what one limit refuses is not counted for the next. Limits of different units
# would be sorted by them, so all have the same period.
LOG_IN_LIMITS = [
    limiter.shared_limit(log_ins(name), scope, key_func=key, methods=["POST"])
    for scope, name, key in (
        # One network alone cannot lock an account for its owner; many can, by the third of these.
        ("log-in by account", "LOG_IN_LIMIT_BY_ACCOUNT", lambda: f"{account()} from {caller()}"),
        ("log-in by caller", "LOG_IN_LIMIT_BY_CALLER", caller),
        ("log-in from anywhere", "LOG_IN_LIMIT_FROM_ANYWHERE", account),
    )
]
{% if accounts %}
mail_to_account = limiter.shared_limit(
    lambda: str(current_app.config["MAIL_LIMIT_BY_ACCOUNT"]),
    scope="mail to account",
    key_func=account,
    methods=["POST"],
)
{% endif %}

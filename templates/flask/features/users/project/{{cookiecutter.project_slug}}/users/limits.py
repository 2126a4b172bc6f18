{% set accounts = 'accounts' in cookiecutter.__features %}
"""How often an account may be tried: counted before the try, and given back where it succeeds."""

{% filter imports %}
from collections.abc import Callable, Mapping
from flask import current_app, request
from ..extensions import caller, limiter
{% if accounts %}
from contextlib import suppress
{% endif %}
{% endfilter %}

BY_CALLER, BY_ACCOUNT, FROM_ANYWHERE = "log-in by caller", "log-in by account", "log-in"
LOG_INS = {BY_CALLER, BY_ACCOUNT, FROM_ANYWHERE}


def account() -> str:
    """Return the e-mail address in the request, in the spelling that accounts are found by."""
    fields = request.get_json(silent=True) if request.is_json else request.form
    email = str(fields.get("email", "")) if isinstance(fields, Mapping) else ""
{% if accounts %}
    # What is no address is refused later on.
    with suppress(ValueError):
        email = current_app.extensions["security"].mail_util.normalize(email)
{% endif %}
    return email.strip().lower()[:254]


def give_back(*_: object, **__: object) -> None:
    """Count this try no longer: whoever made it knows the password."""
    for one in limiter.current_limits:
        if one.request_args[-1] in LOG_INS:
            key = one.limit.key_for(*one.request_args)
            limiter.limiter.storage.incr(key, one.limit.get_expiry(), -1)


def setting(name: str) -> Callable[[], str]:
    """Return a function that asks the configuration for a limit."""
    return lambda: str(current_app.config[name])


log_in_by_caller = limiter.shared_limit(
    setting("LOG_IN_LIMIT_BY_CALLER"), scope=BY_CALLER, methods=["POST"]
)
# For an account and where it is tried from: no stranger locks it for its owner.
log_in_by_account = limiter.shared_limit(
    setting("LOG_IN_LIMIT_BY_ACCOUNT"),
    scope=BY_ACCOUNT,
    key_func=lambda: f"{account()} from {caller()}",
    methods=["POST"],
)
log_in_from_anywhere = limiter.shared_limit(
    setting("LOG_IN_LIMIT_FROM_ANYWHERE"), scope=FROM_ANYWHERE, key_func=account, methods=["POST"]
)
# In this order: what one limit refuses is not counted for the next.
LOG_IN_LIMITS = (log_in_by_account, log_in_by_caller, log_in_from_anywhere)
{% if accounts %}
mail_to_account = limiter.shared_limit(
    setting("MAIL_LIMIT_BY_ACCOUNT"), scope="mail to account", key_func=account, methods=["POST"]
)
{% endif %}

"""How often somebody may try to log in: counted for the account and for the address."""

import unicodedata
from collections.abc import Mapping

from flask import Response, request
from flask_limiter.util import get_remote_address

from ..extensions import limiter

OK, TOO_MANY = 200, 429
{% if 'accounts' in cookiecutter.__features %}
SUCCESSES = {OK, 302, 303}
{% endif %}


def account() -> str:
    """Return the e-mail address that is tried, in one spelling."""
    fields = request.get_json(silent=True) if request.is_json else request.form
    tried = fields.get("email", "") if isinstance(fields, Mapping) else ""
    return unicodedata.normalize("NFKC", str(tried)).strip().casefold()[:254]


def has_failed(response: Response) -> bool:
    """Whether the attempt failed: those who know their password are not counted."""
{% if 'accounts' in cookiecutter.__features %}
    # The page of the log-in comes again, with its complaints, after a failure.
    is_page = response.status_code == OK and response.mimetype == "text/html"
    return is_page or response.status_code not in {*SUCCESSES, TOO_MANY}
{% else %}
    return response.status_code not in {OK, TOO_MANY}
{% endif %}


log_in_by_address = limiter.shared_limit(
    "30 per 15 minutes",
    scope="log-in by address",
    key_func=get_remote_address,
    methods=["POST"],
    deduct_when=has_failed,
)
log_in_by_account = limiter.shared_limit(
    "10 per 15 minutes",
    scope="log-in by account",
    key_func=account,
    methods=["POST"],
    deduct_when=has_failed,
)

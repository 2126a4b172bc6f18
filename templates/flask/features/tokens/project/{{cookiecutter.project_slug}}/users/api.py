{% set accounts = 'accounts' in cookiecutter.__features %}
{% set two_factor = 'two_factor' in cookiecutter.__features %}
"""The tokens of the API."""

{% filter imports %}
from flask.views import MethodView
from marshmallow import RAISE, Schema
from marshmallow.fields import Email, String
from marshmallow.validate import Length
from werkzeug.exceptions import Unauthorized
from ..api import ApiBlueprint
from . import storage
from .limits import LOG_IN_LIMITS, account, give_back
from .models import User
from .tokens import log_out, renew, tokens_for
{% if accounts %}
from flask_security import hash_password, verify_password
from .accounts import security
{% if two_factor %}
from .second_factor import ask_for_second_factor
{% endif %}
{% else %}
from .passwords import hash_password, verify_password
{% endif %}
{% endfilter %}

tokens_api = ApiBlueprint(
    "tokens-api",
    __name__,
    url_prefix="/api/v1/tokens",
    description="Tokens: an access token opens the API, a refresh token gives the next pair.",
)


class Credentials(Schema):
    class Meta:
        unknown = RAISE

    email = Email(required=True, validate=Length(max=254))
    password = String(required=True, validate=Length(min=1, max=128))
{% if two_factor %}
    code = String(load_default="", validate=Length(max=20))
{% endif %}


class Refresh(Schema):
    class Meta:
        unknown = RAISE

    refresh = String(required=True, validate=Length(min=1, max=2000))


class TokenPair(Schema):
    """An access token and the refresh token for the next pair."""

    access = String(required=True)
    refresh = String(required=True)


@tokens_api.route("/")
class TokensView(MethodView):
    """Log-in."""

    decorators = [*LOG_IN_LIMITS]

    @tokens_api.arguments(Credentials)
    @tokens_api.response(200, TokenPair)
    @tokens_api.problems(400, 401, 415)
    def post(self, credentials: dict[str, str]) -> dict[str, str]:
        """Obtain tokens with email address and password."""
        user = known_user(account(), credentials["password"])
{% if two_factor %}
        ask_for_second_factor(user, credentials["code"])
{% endif %}
        give_back()
        return tokens_for(user)


@tokens_api.route("/refresh/")
class RefreshView(MethodView):
    """Renewal."""

    @tokens_api.arguments(Refresh)
    @tokens_api.response(200, TokenPair)
    @tokens_api.problems(400, 401, 415)
    def post(self, values: dict[str, str]) -> dict[str, str]:
        """Renew tokens; the refresh token works only once."""
        return renew(values["refresh"])


@tokens_api.route("/revoke/")
class RevokeView(MethodView):
    """Log-out."""

    @tokens_api.arguments(Refresh)
    @tokens_api.response(204)
    @tokens_api.problems(400, 401, 415)
    def post(self, values: dict[str, str]) -> None:
        """Revoke all tokens of this log-in."""
        log_out(values["refresh"])


def known_user(email: str, password: str) -> User:
    """Return the user with this password; nobody learns which of the two was wrong."""
    user = storage.by_email(email)
{% if accounts %}
    password = security.password_util.normalize(password)
{% endif %}
    if user is None{{ ' or user.password is None' if accounts }}:
        # Hashing takes as long as comparing would have.
        hash_password(password)
        raise Unauthorized({{ string("The email address or the password is wrong.") }})
{% if accounts %}
    may_enter = user.active and user.confirmed_at is not None
    if not verify_password(password, user.password) or not may_enter:
{% else %}
    if not verify_password(password, user.password) or not user.active:
{% endif %}
        raise Unauthorized({{ string("The email address or the password is wrong.") }})
    return user

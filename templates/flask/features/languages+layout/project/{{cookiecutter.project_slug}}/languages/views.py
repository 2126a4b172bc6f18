"""The choice of a language, at the foot of every page."""

{% filter imports %}
from flask import Blueprint, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from .selection import LANGUAGES
{% endfilter %}

ONE_YEAR = 365 * 24 * 60 * 60

languages = Blueprint("languages", __name__, url_prefix="/language")


@languages.post("/")
def choose() -> ResponseReturnValue:
    """Store the chosen language, and redirect to the page it was chosen on."""
    # A token would give everybody a session: browsers say which site a form came from.
    if f"{request.headers.get('Origin', request.host_url.rstrip('/'))}/" != request.host_url:
        abort(403)
    response = redirect(page_before())
    chosen = request.form.get("language")
    if chosen in LANGUAGES:
        response.set_cookie(
            "language",
            chosen,
            max_age=ONE_YEAR,
            secure=current_app.config["HTTPS_ONLY"],
            httponly=True,
            samesite="Lax",
        )
    return response


def page_before() -> str:
    """Return the page that the choice was made on, if it is one of this service."""
    before = request.referrer or ""
    return before if before.startswith(request.host_url) else url_for("home.index")

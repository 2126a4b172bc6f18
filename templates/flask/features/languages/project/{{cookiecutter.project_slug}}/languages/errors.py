{% set on = cookiecutter.__features %}
"""The words of refusals; Werkzeug has its own in English alone."""

{% filter imports %}
from flask_babel import lazy_gettext
from werkzeug.exceptions import HTTPException
{% if 'forms' in on %}
from flask_wtf.csrf import CSRFError
{% endif %}
{% if 'limits' in on %}
from flask_limiter import RateLimitExceeded
{% endif %}
{% endfilter %}

NAMES = {
    400: lazy_gettext("Bad request"),
    401: lazy_gettext("Not logged in"),
    403: lazy_gettext("Forbidden"),
    404: lazy_gettext("Not found"),
    405: lazy_gettext("Method not allowed"),
    {% if 'notes' in on %}
    409: lazy_gettext("Conflict"),
    {% endif %}
    413: lazy_gettext("Too large"),
    429: lazy_gettext("Too many requests"),
    500: lazy_gettext("Internal server error"),
    {% if 'jobs' in on %}
    503: lazy_gettext("Not available"),
    {% endif %}
}
EXPLANATIONS = {
    400: lazy_gettext("The server cannot make sense of this request."),
    401: lazy_gettext("Only those who have logged in may see or do this."),
    403: lazy_gettext("This is not for you to see or to do."),
    404: lazy_gettext("There is nothing at this address."),
    405: lazy_gettext("This cannot be done at this address."),
    413: lazy_gettext("The body is too large."),
    429: lazy_gettext("Please wait a while and try again."),
    500: lazy_gettext("Something went wrong here. It has been written down."),
}
{% if 'forms' in on %}
FORGED = lazy_gettext(
    "This form was not sent from this site, or it is too old. "
    "Go back, reload the page and try again."
)
{% endif %}


def name_of(error: HTTPException) -> str:
    """Return the name of an error."""
    return str(NAMES.get(error.code or 500, error.name))


def explanation_of(error: HTTPException) -> str:
    """Return what there is to say about an error; what was said when it was raised goes first."""
{% if 'forms' in on %}
    if isinstance(error, CSRFError):
        return str(FORGED)
{% endif %}
{% if 'limits' in on %}
    if error.description != type(error).description and not isinstance(error, RateLimitExceeded):
{% else %}
    if error.description != type(error).description:
{% endif %}
        return str(error.description)
    return str(EXPLANATIONS.get(error.code or 500, error.description or error.name))

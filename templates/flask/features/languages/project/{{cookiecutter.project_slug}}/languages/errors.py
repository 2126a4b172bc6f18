{% set on = cookiecutter.__features %}
"""The words of refusals; Werkzeug has its own in English alone."""

{% filter imports %}
from werkzeug.exceptions import HTTPException
{% if 'forms' in on %}
from flask_wtf.csrf import CSRFError
{% endif %}
{% if 'limits' in on %}
from flask_limiter import RateLimitExceeded
{% endif %}
{% endfilter %}

NAMES = {
    400: {{ lazy_string("Bad request") }},
    401: {{ lazy_string("Not logged in") }},
    403: {{ lazy_string("Forbidden") }},
    404: {{ lazy_string("Not found") }},
    405: {{ lazy_string("Method not allowed") }},
    {% if 'notes' in on %}
    409: {{ lazy_string("Conflict") }},
    {% endif %}
    413: {{ lazy_string("Too large") }},
    429: {{ lazy_string("Too many requests") }},
    500: {{ lazy_string("Internal server error") }},
    {% if 'jobs' in on or 'database' in on %}
    503: {{ lazy_string("Not available") }},
    {% endif %}
}
EXPLANATIONS = {
    400: {{ lazy_string("The server cannot understand this request.") }},
    401: {{ lazy_string("You have to log in to see or do this.") }},
    403: {{ lazy_string("You do not have permission to do this.") }},
    404: {{ lazy_string("Nothing was found at this address.") }},
    405: {{ lazy_string("This method is not allowed at this address.") }},
    413: {{ lazy_string("The body is too large.") }},
    429: {{ lazy_string("Please wait a moment and try again.") }},
    500: {{ lazy_string("Something went wrong. The error has been logged.") }},
    {% if 'database' in on %}
    503: {{ lazy_string("Please wait a moment and try again.") }},
    {% endif %}
}
{% if 'forms' in on %}
{# On one line, it would be too long; so it is only noted for the catalogues. #}
{% set _ = lazy_string("This form has expired or was not sent from this site. Go back, reload the page and try again.") %}
FORGED = lazy_gettext(
    "This form was not sent from this site, or it is too old. "
    "Go back, reload the page and try again."
)
{% endif %}


def name_of(error: HTTPException) -> str:
    return str(NAMES.get(error.code or 500, error.name))


def explanation_of(error: HTTPException) -> str:
    """Return the message of an error; one that was passed when it was raised goes first."""
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

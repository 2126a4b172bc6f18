{% set on = cookiecutter.__features %}
{% set refuses = 'database' in on and 'redis' not in on %}
"""How refusals and failures look."""

{% filter imports %}
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
{% if 'layout' in on %}
from flask import current_app{{ ', render_template' if 'accounts' not in on }}
from werkzeug.exceptions import SecurityError
{% endif %}
{% if 'languages' in on %}
{% if 'layout' in on %}
from .languages.errors import explanation_of, name_of
{% if 'accounts' in on %}
from .languages import choices
{% endif %}
{% elif 'rest' not in on %}
from .languages.errors import name_of
{% endif %}
{% endif %}
{% if 'rest' in on %}
from .api.problems import problem
{% endif %}
{% if 'rest' in on and 'layout' in on %}
from flask import request
{% endif %}
{% if 'rest' not in on and 'layout' not in on %}
from flask import json
{% endif %}
{% if 'database' in on %}
from werkzeug.exceptions import ServiceUnavailable
{% fragments "errors.imports" %}
{% endif %}
{% if refuses %}
from traceback import walk_tb
from werkzeug.exceptions import BadRequest
{% endif %}
{% endfilter %}
{% if 'database' in on %}

# The database is unavailable, or all connections to it are taken.
{% fragments "errors.unavailable" %}
{% if 'sqlite' in on or 'mysql' in on %}


def is_unavailable(error: BaseException | None) -> bool:
    """Whether the database is unavailable or locked; a missing table or column is our mistake."""
    cause = getattr(error, "{{ 'orig' if 'sqlalchemy' in on else '__context__' }}", None)
{% if 'sqlite' in on %}
    is_mistake = getattr(cause, "sqlite_errorname", "") == "SQLITE_ERROR"
{% else %}
    # The number that MySQL has for an unknown column.
    is_mistake = getattr(cause, "args", ())[:1] == (1054,)
{% endif %}
    return isinstance(error, UNAVAILABLE) and not is_mistake
{% endif %}
{% endif %}
{% if refuses %}


def is_refused(error: BaseException | None) -> bool:
    """Whether the database did not take a value; an overflow anywhere else is our mistake."""
    frames = walk_tb(error.__traceback__) if isinstance(error, UNUSABLE) else ()
    modules = (str(frame.f_globals.get("__name__")) for frame, _ in frames)
    return any(module.partition(".")[0] == "{{ 'sqlalchemy' if 'sqlalchemy' in on else 'peewee' if 'peewee' in on else 'mongoengine' }}" for module in modules)
{% endif %}


def handle_error(error: HTTPException) -> ResponseReturnValue:
{% if 'rest' in on and 'layout' in on %}
    """Answer with an error: a problem below /api, a page elsewhere."""
{% elif 'rest' in on %}
    """Answer with an error as a problem."""
{% elif 'layout' in on %}
    """Answer with an error as a page."""
{% else %}
    """Answer with an error as JSON."""
{% endif %}
{% if 'database' in on %}
{% if refuses %}
    cause = getattr(error, "original_exception", None)
    if {{ 'is_unavailable(cause)' if 'sqlite' in on or 'mysql' in on else 'isinstance(cause, UNAVAILABLE)' }}:
        error = ServiceUnavailable(retry_after=5)
    elif is_refused(cause):
        error = BadRequest()
{% else %}
    if isinstance(getattr(error, "original_exception", None), UNAVAILABLE):
        error = ServiceUnavailable(retry_after=5)
{% endif %}
{% endif %}
{% if 'rest' in on and 'layout' in on %}
    if request.path.startswith("/api/"):
        return problem(error)
{% elif 'rest' in on %}
    return problem(error)
{% elif 'layout' not in on %}
    if error.response:
        return error
    response = error.get_response()
    response.set_data(json.dumps({"error": {{ 'name_of(error)' if 'languages' in on else 'error.name' }}}))
    response.content_type = "application/json"
    return response
{% endif %}
{% if 'layout' in on %}
    # An untrusted host name must not get into the links of a page.
    if error.response or isinstance(error, SecurityError):
        return error
    try:
{% if 'accounts' in on %}
        # The context of render_template has the user, for whom the database would be asked.
        template = current_app.jinja_env.get_template("error.html")
{% endif %}
{% if 'languages' in on %}
        name, explanation = name_of(error), explanation_of(error)
{% if 'accounts' in on %}
        page = template.render(choices(), name=name, explanation=explanation, current_user=None)
{% else %}
        page = render_template("error.html", name=name, explanation=explanation)
{% endif %}
{% elif 'accounts' in on %}
        page = template.render(error=error, current_user=None)
{% else %}
        page = render_template("error.html", error=error)
{% endif %}
    except Exception:
        current_app.logger.exception("The page of an error failed.")
        return error
    response = error.get_response()
    response.set_data(page)
    return response
{% endif %}

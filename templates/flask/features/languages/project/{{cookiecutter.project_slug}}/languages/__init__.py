{% set on = cookiecutter.__features %}
"""Languages: in which one somebody is answered."""

{% filter imports %}
from flask import Flask, request
from flask_babel import Babel
from werkzeug import Response
{% if 'layout' in on %}
from .views import languages
from .selection import LANGUAGES, language
{% else %}
from .selection import language
{% endif %}
{% if 'forms' in on and 'layout' in on %}
from ..extensions import csrf
{% endif %}
{% if 'accounts' in on %}
from .selection import locale
{% endif %}
{% endfilter %}

babel = Babel()


def init_app(app: Flask) -> None:
    """Let the application speak every language."""
    babel.init_app(app, default_translation_directories="locale", locale_selector={{ 'locale' if 'accounts' in on else 'language' }})
    app.after_request(name_language)
{% if 'layout' in on %}
    app.context_processor(choices)
{% if 'forms' in on %}
    csrf.exempt(languages)
{% endif %}
    app.register_blueprint(languages)


def choices() -> dict[str, object]:
    """Return what every template needs about languages."""
    return {"language": language(), "languages": LANGUAGES}
{% endif %}


def name_language(response: Response) -> Response:
    """Say which language an answer is in, and what that depends on."""
    if (request.endpoint or "").endswith("static"):
        return response
    response.headers["Content-Language"] = language()
    {% if 'layout' in on %}
    response.vary.update(["Accept-Language", "Cookie"])
    {% else %}
    response.vary.add("Accept-Language")
    {% endif %}
    return response

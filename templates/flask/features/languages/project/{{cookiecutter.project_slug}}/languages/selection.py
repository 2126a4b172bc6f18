{% set on = cookiecutter.__features %}
"""The languages that are spoken, and the one that a request is answered in."""

from flask import has_request_context, request

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français"}
{% if 'accounts' in on %}
# Flask-Security has its translations under the names of countries.
LOCALES = {"en": "en", "de": "de_DE", "fr": "fr_FR"}
{% endif %}


def language() -> str:
    """Return the language that {{ 'was chosen, or else the one that ' if 'layout' in on }}the browser asks for."""
    if not has_request_context():
        return "en"
{% if 'layout' in on %}
    chosen = request.cookies.get("language")
    if chosen in LANGUAGES:
        return chosen
{% endif %}
    # Werkzeug's best_match would answer "fr-CA, en;q=0.5" in English.
    wanted = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
    return next((tag for tag in wanted if tag in LANGUAGES), "en")
{% if 'accounts' in on %}


def locale() -> str:
    """Return the language by the name of its translations."""
    return LOCALES.get(language(), language())
{% endif %}

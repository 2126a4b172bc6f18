"""Settings, from the environment."""

INSTALLED_APPS = [
    {% fragments "settings.apps" %}
    "{{ cookiecutter.project_slug }}.health",
]

{% set on = cookiecutter.__features %}
{% set named = 'languages' in on and 'admin' in on %}
{% if 'quiet_errors' in on %}
"""What Django does with the users when it starts."""
{% else %}
"""How the users are called where apps are listed."""
{% endif %}

{% filter imports %}
from django.apps import AppConfig
{% if named %}
from django.utils.translation import gettext_lazy
{% endif %}
{% endfilter %}


class UsersConfig(AppConfig):
    """The app of the users."""

    name = "{{ cookiecutter.project_slug }}.users"
{% if named %}
    verbose_name = gettext_lazy("Users")
{% endif %}
{% if 'quiet_errors' in on %}

    def ready(self) -> None:
        from . import signals  # noqa: F401, PLC0415 - its receiver is connected by that
{% endif %}

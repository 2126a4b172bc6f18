{% set on = cookiecutter.__features %}
{% set named = 'languages' in on and 'admin' in on %}
{% filter imports %}
from django.apps import AppConfig
{% endfilter %}


class UsersConfig(AppConfig):
    name = "{{ cookiecutter.project_slug }}.users"
{% if named %}
    verbose_name = {{ lazy_string("Users") }}
{% endif %}
{% if 'database_errors' in on %}

    def ready(self) -> None:
        from . import signals  # noqa: F401, PLC0415 - its receiver is connected by that
{% endif %}

{% set on = cookiecutter.__features %}
{% set named = 'languages' in on and 'admin' in on %}
{% filter imports %}
from django.apps import AppConfig
{% if 'database_errors' in on %}
from django.conf import settings
from django.db.backends.signals import connection_created
from .database_errors import watch
{% endif %}
{% endfilter %}


class UsersConfig(AppConfig):
    name = "{{ cookiecutter.project_slug }}.users"
{% if named %}
    verbose_name = {{ lazy_string("Users") }}
{% endif %}
{% if 'database_errors' in on %}

    def ready(self) -> None:
        # Where people debug, the values are what they look for.
        if not settings.DEBUG:
            connection_created.connect(watch)
{% endif %}

{% set on = cookiecutter.__features %}
{% set named = 'languages' in on and 'admin' in on %}
{% filter imports %}
from django.apps import AppConfig
{% endfilter %}


class NotesConfig(AppConfig):
    name = "{{ cookiecutter.project_slug }}.notes"
{% if named %}
    verbose_name = {{ lazy_string("Notes") }}
{% endif %}
{% if 'signals' in on %}

    def ready(self) -> None:
        from . import signals  # noqa: F401, PLC0415 - its receivers are connected by that
{% endif %}

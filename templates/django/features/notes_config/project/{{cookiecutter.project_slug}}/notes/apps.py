{% set on = cookiecutter.__features %}
{% set named = 'languages' in on and 'admin' in on %}
{% if 'changes' in on %}
"""What Django does with the notes when it starts."""
{% else %}
"""How the notes are called where apps are listed."""
{% endif %}

{% filter imports %}
from django.apps import AppConfig
{% if named %}
from django.utils.translation import gettext_lazy
{% endif %}
{% endfilter %}


class NotesConfig(AppConfig):
    """The app of the notes."""

    name = "{{ cookiecutter.project_slug }}.notes"
{% if named %}
    verbose_name = gettext_lazy("Notes")
{% endif %}
{% if 'changes' in on %}

    def ready(self) -> None:
        from .changes import listen  # noqa: PLC0415 - the models are loaded only now

        listen()
{% endif %}

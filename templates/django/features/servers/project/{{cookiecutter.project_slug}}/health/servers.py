{% set on = cookiecutter.__features %}
{% set names = ['broker'] * ('jobs' in on) + ['cache'] * ('cache' in on) + ['channel'] * ('notes' in on and 'realtime' in on) %}
"""The servers that this service needs, and how each is asked whether it answers."""

{% filter imports %}
from collections.abc import Callable
{% fragments "health.imports" %}
{% endfilter %}

Question = Callable[[], object]

# What is raised where a server does not answer.
SILENCES = (
    {% filter sorted_lines %}
    OSError,
    {% fragments "health.silences" %}
    {% endfilter %}
)
{% if names %}
# Without {{ 'these' if names | length > 1 else 'this one' }} requests are served all the same.
EXPENDABLE = frozenset({{ '{"' ~ names | join('", "') ~ '"}' }})
{% endif %}
{% fragments "health.questions" %}


def questions() -> dict[str, Question]:
    """Give the question for each server that is in use, by what it is for."""
    found: dict[str, Question] = {{ '{"database": ask_database}' if 'database' in cookiecutter.__features else "{}" }}
{% fragments "health.servers" %}
    return found

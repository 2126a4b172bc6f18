{% set on = cookiecutter.__features %}
{% set servers = 'servers' in on %}
{% set names = ['broker'] * ('celery' in on) + ['cache'] * ('cache' in on) + ['channel'] * ('notes' in on and 'realtime' in on) %}
{% if servers %}
"""Health: whether the process lives, and whether the servers that it needs answer."""
{% else %}
"""Health: whether the process lives."""
{% endif %}

{% filter imports %}
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
{% if servers %}
import logging
from collections.abc import Callable
{% endif %}
{% fragments "health.imports" %}
{% endfilter %}
{% if servers %}

logger = logging.getLogger(__name__)
{% endif %}
{% if names %}

# Without {{ 'these' if names | length > 1 else 'this one' }} most requests are served all the same; django-health-check knows no such servers.
EXPENDABLE = frozenset({{ '{"' ~ names | join('", "') ~ '"}' }})
{% if names != ['cache'] %}
# For each of them: Kubernetes waits for a probe for one second.
SECONDS_TO_WAIT = 0.2
{% endif %}
{% endif %}


@require_safe
def live(_request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "ok"})
{% if servers %}


@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """Say whether requests can be served: every server that they need answers."""
    {% if 'database' in on %}
    states = {"database": state_of("database", ask_database)}
    {% else %}
    states = {}
    {% endif %}
    {% fragments "health.servers" %}
{% if names %}
    is_ready = all(state == "ok" or name in EXPENDABLE for name, state in states.items())
{% else %}
    is_ready = all(state == "ok" for state in states.values())
{% endif %}
    status = "ok" if is_ready else "unavailable"
    return JsonResponse({"status": status, **states}, status=200 if is_ready else 503)


def state_of(name: str, ask: Callable[[], object]) -> str:
    try:
        ask()
    except Exception as error:  # noqa: BLE001 - any failure is what the probe asks for
        # No traceback and no report: probes come every few seconds.
        logger.warning("The %s is unavailable: %s", name, error)
        return "unavailable"
    return "ok"
{% fragments "health.questions" %}
{% endif %}

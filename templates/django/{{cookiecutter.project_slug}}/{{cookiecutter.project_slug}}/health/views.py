{% set on = cookiecutter.__features %}
{% set servers = 'database' in on or 'cache' in on or 'jobs' in on %}
{% set expendable = 'cache' in on or 'jobs' in on or 'notes' in on and 'realtime' in on %}
"""The two questions of whoever runs the service."""

{% filter imports %}
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
{% if servers %}
import logging
from .servers import SILENCES, Question, questions
{% if expendable %}
from .servers import EXPENDABLE
{% endif %}
{% endif %}
{% endfilter %}
{% if servers %}

logger = logging.getLogger(__name__)
{% endif %}


@require_safe
def live(_request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
{% if servers %}
    """Say whether requests can be served: every server that they need answers."""
    states = {name: state_of(name, question) for name, question in questions().items()}
{% if expendable %}
    is_ready = all(state == "ok" or name in EXPENDABLE for name, state in states.items())
{% else %}
    is_ready = all(state == "ok" for state in states.values())
{% endif %}
    status = "ok" if is_ready else "unavailable"
    return JsonResponse({"status": status, **states}, status=200 if is_ready else 503)


def state_of(name: str, question: Question) -> str:
    """Ask a server, and say how it is."""
    try:
        question()
    except SILENCES:
        logger.exception("The %s does not answer.", name)
        return "unavailable"
    return "ok"
{% else %}
    """Say whether requests can be served."""
    return JsonResponse({"status": "ok"})
{% endif %}

{% set database = 'database' in cookiecutter.__features %}
"""The two questions of whoever runs the service."""

{% filter imports %}
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
{% if database %}
import logging
from django.db import DatabaseError, connection
{% endif %}
{% endfilter %}
{% if database %}

logger = logging.getLogger(__name__)
{% endif %}


@require_safe
def live(_request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
{% if database %}
    """Say whether requests can be served: the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer.")
        return JsonResponse({"status": "unavailable", "database": "unavailable"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})
{% else %}
    """Say whether requests can be served."""
    return JsonResponse({"status": "ok"})
{% endif %}

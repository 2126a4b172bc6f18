"""Tells whether the process runs, and whether it can do its work."""

{% filter imports %}
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
{% fragments "health.imports" %}
{% endfilter %}


@require_safe
@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """Answer as long as the process runs."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    {% if 'database' in cookiecutter.__features %}
    """Answer 200 when the database answers, and 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "away"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})
    {% else %}
    """Answer 200: there is nothing behind the process that it waits for."""
    return JsonResponse({"status": "ok"})
    {% endif %}

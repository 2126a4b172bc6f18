from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

{% if 'cache' in cookiecutter.__features %}
from .cached import count
from .counting import LONGEST_TEXT
{% else %}
from .counting import LONGEST_TEXT, count
{% endif %}


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """Return the statistics of the text."""
    text = request.GET.get("text", "")
    if len(text) > LONGEST_TEXT:
        return HttpResponse({{ string("The text is too long.") }}, status=413, content_type="text/plain")
    return JsonResponse(count(text))

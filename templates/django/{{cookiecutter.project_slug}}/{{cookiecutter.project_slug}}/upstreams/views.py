"""Shows the services behind this one, asked at the moment of the request."""
{% set pages = 'pages' in cookiecutter.__features %}
{% set accounts = 'accounts' in cookiecutter.__features %}

{% filter imports %}
from django.conf import settings
from django.views.decorators.http import require_safe
from .asking import ask_all
{% if pages %}
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
{% if accounts %}
from asgiref.sync import sync_to_async
{% endif %}
{% else %}
from dataclasses import asdict
from django.http import HttpRequest, JsonResponse
{% endif %}
{% endfilter %}

NOTHING_TO_ASK = "UPSTREAM_URLS names no addresses, so nothing is asked."


@require_safe
{% if pages %}
async def index(request: HttpRequest) -> HttpResponse:
    """Ask every upstream at once and show how each answered."""
    answers = await ask_all(settings.UPSTREAM_URLS)
    context = {"answers": answers, "nothing_to_ask": NOTHING_TO_ASK}
    {% if accounts %}
    # The page says who is logged in, and sessions are read synchronously.
    return await sync_to_async(render)(request, "upstreams/index.html", context)
    {% else %}
    return render(request, "upstreams/index.html", context)
    {% endif %}
{% else %}
async def index(request: HttpRequest) -> JsonResponse:
    """Ask every upstream at once and tell how each answered."""
    answers = await ask_all(settings.UPSTREAM_URLS)
    if not answers:
        return JsonResponse({"answers": [], "message": NOTHING_TO_ASK})
    return JsonResponse({"answers": [asdict(answer) for answer in answers]})
{% endif %}

{% set pages = 'pages' in cookiecutter.__features %}
{% filter imports %}
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from .asking import ask_all
{% if pages %}
from django.template.response import TemplateResponse
{% else %}
from dataclasses import asdict
from django.http import JsonResponse
{% endif %}
{% endfilter %}


@require_safe
async def upstreams({{ '' if pages else '_' }}request: HttpRequest) -> HttpResponse:
    """Show the state of every upstream."""
    answers = await ask_all(settings.UPSTREAM_URLS)
{% if pages %}
    # Django renders it in a thread{{ ', where the layout may ask the database who is logged in' if 'accounts' in cookiecutter.__features }}.
    return TemplateResponse(request, "upstreams/index.html", {"answers": answers})
{% else %}
    if not answers:
        hint = {{ string("No upstreams yet: list their addresses in UPSTREAM_URLS, separated by commas.") }}
        return JsonResponse({"upstreams": [], "hint": hint})
    return JsonResponse({"upstreams": [asdict(answer) for answer in answers]})
{% endif %}

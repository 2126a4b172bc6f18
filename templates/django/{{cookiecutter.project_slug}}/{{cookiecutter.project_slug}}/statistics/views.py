"""Shows what a text is made of; nothing is kept."""
{% set pages = 'pages' in cookiecutter.__features %}

{% filter imports %}
{% if pages %}
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods
from .counting import count
from .forms import TextForm
{% else %}
from dataclasses import asdict
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from .counting import LONGEST_TEXT, count
{% endif %}
{% endfilter %}


{% if pages %}
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Take a text and show its statistics."""
    form = TextForm(request.POST or None)
    statistics = count(form.cleaned_data["text"]) if form.is_valid() else None
    return render(request, "statistics/index.html", {"form": form, "statistics": statistics})
{% else %}
@require_safe
def index(request: HttpRequest) -> JsonResponse:
    """Give the statistics of the text in the address."""
    text = request.GET.get("text", "")
    if len(text) > LONGEST_TEXT:
        return JsonResponse({"error": f"At most {LONGEST_TEXT} characters."}, status=400)
    return JsonResponse(asdict(count(text)))
{% endif %}

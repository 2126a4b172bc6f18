{% set on = cookiecutter.__features %}
{% set example = 'notes' if 'notes' in on else 'statistics' %}
"""The way in."""

{% filter imports %}
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
{% if 'headless' in on %}
from django.http import JsonResponse
from django.urls import reverse
{% else %}
from django.shortcuts import {{ 'render' if 'pages' in on else 'redirect' }}
{% endif %}
{% endfilter %}


@require_safe
def home({{ 'request' if 'pages' in on else '_request' }}: HttpRequest) -> HttpResponse:
{% if 'pages' in on %}
    """Show what there is."""
    return render(request, "home.html")
{% elif 'rest' in on %}
    """Show the way to the API."""
    return redirect("api-docs")
{% else %}
    """Say what there is."""
    return JsonResponse(
        {
            "{{ example }}": reverse("{{ example }}"),
            {% if 'async_views' in on %}
            "upstreams": reverse("upstreams"),
            {% endif %}
            {% if 'accounts' in on %}
            "accounts": reverse("account_login"),
            {% endif %}
            "health": reverse("ready"),
        }
    )
{% endif %}

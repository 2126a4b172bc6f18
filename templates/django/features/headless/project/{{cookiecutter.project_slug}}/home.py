{% set on = cookiecutter.__features %}
{% set example = 'notes' if 'notes' in on else 'statistics' if 'statistics' in on %}
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def home(_request: HttpRequest) -> JsonResponse:
    return JsonResponse(
        {
            {% if example %}
            "{{ example }}": reverse("{{ example }}"),
            {% endif %}
            {% if 'async_views' in on %}
            "upstreams": reverse("upstreams"),
            {% endif %}
            {% if 'accounts' in on %}
            "accounts": reverse("account_login"),
            {% endif %}
            "health": reverse("ready"),
        }
    )

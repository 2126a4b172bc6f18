"""Says what is here."""

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def index(request: HttpRequest) -> JsonResponse:
    """Give the addresses of what the service offers."""
    return JsonResponse(
        {
            {% fragments "home.addresses" %}
            "health": reverse("health:ready"),
        }
    )

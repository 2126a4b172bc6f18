"""The API's documentation for readers, by Swagger UI from files of this service."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show what the API can do, and let it be tried."""
    return render(request, "api/docs.html")

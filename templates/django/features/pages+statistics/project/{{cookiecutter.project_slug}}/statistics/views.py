from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from .{{ 'cached' if 'cache' in cookiecutter.__features else 'counting' }} import count
from .forms import TextForm


@require_http_methods(["GET", "POST"])
def statistics(request: HttpRequest) -> HttpResponse:
    """Ask for a text, and return its statistics."""
    form = TextForm(request.POST if request.method == "POST" else None)
    result = count(form.cleaned_data["text"]) if form.is_valid() else None
    return render(request, "statistics/index.html", {"form": form, "result": result})

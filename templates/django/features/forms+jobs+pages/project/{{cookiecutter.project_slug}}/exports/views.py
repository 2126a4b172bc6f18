{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set owned = 'accounts' in on %}
{% set owner = 'str(request.user.pk)' if owned else '"public"' %}
{% filter imports %}
from uuid import UUID
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
{% if 'celery' in on %}
from celery.exceptions import OperationalError
{% else %}
from django.db import OperationalError
{% endif %}
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from .downloads import downloaded
from .files import Export
from .tasks import ask
{% if owned %}
from django.contrib.auth.decorators import login_required
from django.views.decorators.http import require_http_methods
{% else %}
from django.views.decorators.http import require_POST
{% endif %}
{% if not notes %}
from ..statistics.forms import TextForm
{% endif %}
{% endfilter %}


{% if owned %}
@require_http_methods(["GET", "POST"])
@login_required
{% else %}
@require_POST
{% endif %}
def create(request: HttpRequest) -> HttpResponse:
    """Ask for an export of {{ 'the notes' if notes else 'the words of a text' }}."""
{% if owned %}
    if request.method == "GET":
        # A visitor who had to log in first comes back by GET.
        return redirect("notes:list")
{% endif %}
{% if not notes %}
    form = TextForm(request.POST)
    if not form.is_valid():
        return render(request, "statistics/index.html", {"form": form})
{% endif %}
    try:
        export = ask({{ owner }}{{ '' if notes else ', form.cleaned_data["text"]' }})
    except OperationalError:
        return render(request, "exports/unavailable.html", status=503)
    return redirect("exports:detail", export.id)


@require_safe
{% if owned %}
@login_required
{% endif %}
def detail(request: HttpRequest, export_id: UUID) -> HttpResponse:
    """Show how far an export is."""
    state = Export({{ owner }}, export_id).state()
    if state is None:
        raise Http404
    return render(request, "exports/show.html", {"export_id": export_id, "state": state})


@require_safe
{% if owned %}
@login_required
{% endif %}
def download({{ 'request' if owned else '_request' }}: HttpRequest, export_id: UUID) -> HttpResponseBase:
    return downloaded(Export({{ owner }}, export_id))

"""The pages on which notes are read{{ ' and written' if 'writing' in cookiecutter.__features }}."""

{% filter imports %}
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from .models import Note
{% fragments "notes.pages.imports" %}
{% endfilter %}

NOTES_ON_A_PAGE = 20
{% set accounts = 'accounts' in cookiecutter.__features %}
{% set authored = 'users' in cookiecutter.__features %}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the notes, the newest first."""
    {% if authored %}
    notes = Note.objects.select_related("author")
    {% else %}
    notes = Note.objects.all()
    {% endif %}
    page = Paginator(notes, NOTES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "notes/index.html", {"page": page})


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one note."""
    return render(request, "notes/show.html", {"note": get_object_or_404(Note, pk=pk)})
{% if 'writing' in cookiecutter.__features %}


{% if accounts %}
@login_required
{% endif %}
@require_http_methods(["GET", "POST"])
def create(request: {{ 'AuthenticatedRequest' if accounts else 'HttpRequest' }}) -> HttpResponse:
    """Write a new note."""
    {% if accounts %}
    form = NoteForm(request.POST or None, instance=Note(author=request.user))
    {% else %}
    form = NoteForm(request.POST or None)
    {% endif %}
    if form.is_valid():
        note = form.save()
        messages.success(request, "The note is saved.")
        return redirect("notes:show", pk=note.pk)
    return render(request, "notes/form.html", {"form": form, "heading": "New note"})


{% if accounts %}
@login_required
{% endif %}
@require_http_methods(["GET", "POST"])
def edit(request: {{ 'AuthenticatedRequest' if accounts else 'HttpRequest' }}, pk: int) -> HttpResponse:
    """Change a note."""
    {% if accounts %}
    note = own_note_or_403(request, pk)
    {% else %}
    note = get_object_or_404(Note, pk=pk)
    {% endif %}
    form = NoteForm(request.POST or None, instance=note)
    if form.is_valid():
        form.save()
        messages.success(request, "The note is saved.")
        return redirect("notes:show", pk=pk)
    return render(request, "notes/form.html", {"form": form, "note": note, "heading": "Edit note"})


{% if accounts %}
@login_required
{% endif %}
@require_http_methods(["GET", "POST"])
def delete(request: {{ 'AuthenticatedRequest' if accounts else 'HttpRequest' }}, pk: int) -> HttpResponse:
    """Ask before a note is deleted, then delete it."""
    {% if accounts %}
    note = own_note_or_403(request, pk)
    {% else %}
    note = get_object_or_404(Note, pk=pk)
    {% endif %}
    if request.method == "POST":
        note.delete()
        messages.success(request, "The note is deleted.")
        return redirect("notes:index")
    return render(request, "notes/delete.html", {"note": note})
{% endif %}
{% if accounts %}


def own_note_or_403(request: AuthenticatedRequest, pk: int) -> Note:
    """Give a note to its author, and to nobody else."""
    note = get_object_or_404(Note, pk=pk)
    if note.author != request.user:
        raise PermissionDenied
    return note
{% endif %}

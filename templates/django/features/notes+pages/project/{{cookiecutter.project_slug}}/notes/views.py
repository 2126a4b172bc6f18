{% if 'redis' in cookiecutter.__features %}
{% set on = cookiecutter.__features %}
{% set writing = 'forms' in on %}
{% set owned = 'accounts' in on %}
{% set redis = 'redis' in on %}
{% set mongo = 'mongodb' in on %}
{% set id = 'UUID' if redis else 'ObjectId' if mongo else 'int' %}
{% set find = 'find(note_id)' if redis else 'get_object_or_404(Note, pk=note_id)' %}
{% set notes = 'Listing()' if redis else 'Note.objects.annotate(author_name=F("author__name"))' if 'users' in on else 'Note.objects.all()' %}
{% filter imports %}
from django.core.paginator import InvalidPage
{% if 'cache' in on %}
from .cached import {{ 'CachedPaginator, listed' if 'realtime' in on else 'CachedPaginator' }}
{% else %}
from django.core.paginator import Paginator
{% endif %}
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
{% if redis %}
from uuid import UUID
from .storage import {{ 'Listing, find, remove' if writing else 'Listing, find' }}
{% else %}
{% if mongo %}
from bson import ObjectId
{% endif %}
from django.shortcuts import get_object_or_404
from .models import Note
{% if 'users' in on %}
from django.db.models import F
{% endif %}
{% endif %}
{% if writing %}
from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from .forms import NoteForm
{% endif %}
{% if 'realtime' in on %}
from .{{ 'storage' if redis else 'signals' }} import version
{% endif %}
{% if owned %}
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
{% endif %}
{% endfilter %}

NOTES_ON_A_PAGE = 10


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the notes, the newest first."""
{% if 'realtime' in on %}
    # Asked for before the notes are: a page may know less than it shows, never more.
    known = {{ 'listed("version", version)' if 'cache' in on else 'version()' }}
{% endif %}
    pages = {{ 'CachedPaginator' if 'cache' in on else 'Paginator' }}({{ notes }}, NOTES_ON_A_PAGE)
    try:
        page = pages.page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404 from error
{% if 'realtime' in on %}
    return render(request, "notes/index.html", {"page_obj": page, "version": known})
{% else %}
    return render(request, "notes/index.html", {"page_obj": page})
{% endif %}


@require_safe
def show(request: HttpRequest, note_id: {{ id }}) -> HttpResponse:
{% if 'users' in on %}
    note = get_object_or_404({{ notes }}, pk=note_id)
    return render(request, "notes/show.html", {"note": note})
{% else %}
    return render(request, "notes/show.html", {"note": {{ find }}})
{% endif %}
{% if writing %}


@require_http_methods(["GET", "POST"])
{% if owned %}
@login_required
{% endif %}
def create(request: HttpRequest) -> HttpResponse:
    form = NoteForm(request.POST or None{{ ', instance=Note(author=request.user)' if owned }})
    return saved_or_shown(request, form, {{ string("New note") }})


@require_http_methods(["GET", "POST"])
{% if owned %}
@login_required
{% endif %}
def edit(request: HttpRequest, note_id: {{ id }}) -> HttpResponse:
    form = NoteForm(request.POST or None, instance={{ 'own_note(request, note_id)' if owned else find }})
    return saved_or_shown(request, form, {{ string("Edit note") }})


@require_http_methods(["GET", "POST"])
{% if owned %}
@login_required
{% endif %}
def delete(request: HttpRequest, note_id: {{ id }}) -> HttpResponse:
    """Delete a note{{ ' of one\'s own' if owned }}, after asking."""
    note = {{ 'own_note(request, note_id)' if owned else find }}
    if request.method == "POST":
        {{ 'remove(note)' if redis else 'note.delete()' }}
        messages.success(request, {{ string("The note is deleted.") }})
        return redirect("notes:index")
    return render(request, "notes/delete.html", {"note": note})


def saved_or_shown(request: HttpRequest, form: NoteForm, title: str) -> HttpResponse:
    """Save the note of a form that is valid, and show any other form."""
    if form.is_valid():
        note = form.save()
        messages.success(request, {{ string("The note is saved.") }})
        return redirect("notes:show", note.pk)
    return render(request, "notes/form.html", {"form": form, "title": title})
{% endif %}
{% if owned %}


def own_note(request: HttpRequest, note_id: {{ id }}) -> Note:
    """Return the note if it is the user's own."""
    note = get_object_or_404(Note, pk=note_id)
    if {{ 'note.author != request.user' if mongo else 'note.author_id != request.user.pk' }}:
        raise PermissionDenied({{ string("Only the author can change a note.") }})
    return note
{% endif %}
{% else %}
{% set on = cookiecutter.__features %}
{% set writing = 'forms' in on %}
{% set owned = 'accounts' in on %}
{% set users = 'users' in on %}
{% set mongo = 'mongodb' in on %}
{% set realtime = 'realtime' in on %}
{% set notes = 'Note.objects.annotate(author_name=F("author__name"))' if users else 'Note.objects.all()' %}
{% filter imports %}
from django.views.generic import {{ 'CreateView, DeleteView, DetailView, ListView, UpdateView' if writing else 'DetailView, ListView' }}
from .models import Note
{% if 'cache' in on %}
from .cached import {{ 'CachedPaginator, listed' if realtime else 'CachedPaginator' }}
{% endif %}
{% if users %}
from django.db.models import F
{% endif %}
{% if writing %}
from django.contrib.messages.views import SuccessMessageMixin
from django.urls import reverse_lazy
from .forms import NoteForm
{% endif %}
{% if realtime %}
from typing import Any
from .signals import version
{% endif %}
{% if owned %}
from typing import Any
from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import View
from django.views.generic.detail import SingleObjectMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
{% endif %}
{% endfilter %}


class NoteListView(ListView):
    """The notes, the newest first."""

    queryset = {{ notes }}
    template_name = "notes/index.html"
    paginate_by = 10
{% if 'cache' in on %}
    paginator_class = CachedPaginator
{% endif %}
{% if realtime %}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Asked for before the notes are: a page may know less than it shows, never more.
        known = {{ 'listed("version", version)' if 'cache' in on else 'version()' }}
        return super().get_context_data(version=known, **kwargs)
{% endif %}


class NoteDetailView(DetailView):
    queryset = {{ notes }}
    template_name = "notes/show.html"
{% if writing %}
{% if owned %}


class OwnNoteMixin(LoginRequiredMixin, SingleObjectMixin, View):
    """Lets only its author change a note."""

    model = Note

    def get_object(self, queryset: Any = None) -> Note:
        note: Note = super().get_object(queryset)
        if {{ 'note.author != self.request.user' if mongo else 'note.author_id != self.request.user.pk' }}:
            raise PermissionDenied({{ string("Only the author can change a note.") }})
        return note
{% endif %}


class NoteCreateView({{ 'LoginRequiredMixin, ' if owned }}SuccessMessageMixin, CreateView):
    form_class = NoteForm
    template_name = "notes/form.html"
    extra_context = {"title": {{ lazy_string("New note") }}}
    success_message = {{ lazy_string("The note is saved.") }}
{% if owned %}

    def form_valid(self, form: Any) -> HttpResponse:
        form.instance.author = self.request.user
        return super().form_valid(form)
{% endif %}


class NoteUpdateView({{ 'OwnNoteMixin, ' if owned }}SuccessMessageMixin, UpdateView):
{% if not owned %}
    model = Note
{% endif %}
    form_class = NoteForm
    template_name = "notes/form.html"
    extra_context = {"title": {{ lazy_string("Edit note") }}}
    success_message = {{ lazy_string("The note is saved.") }}


class NoteDeleteView({{ 'OwnNoteMixin, ' if owned }}SuccessMessageMixin, DeleteView):
{% if not owned %}
    model = Note
{% endif %}
    http_method_names = ["get", "head", "post", "options"]
    template_name = "notes/delete.html"
    success_url = reverse_lazy("notes:index")
    success_message = {{ lazy_string("The note is deleted.") }}
{% endif %}
{% endif %}

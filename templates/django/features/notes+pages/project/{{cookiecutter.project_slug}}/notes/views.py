{% if 'redis' in cookiecutter.__features %}
{% set on = cookiecutter.__features %}
{% set writing = 'forms' in on %}
{% filter imports %}
from uuid import UUID
from django.core.paginator import InvalidPage
{% if 'cache' in on %}
from .cached import CachedPaginator
{% else %}
from django.core.paginator import Paginator
{% endif %}
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from .storage import {{ 'Listing, find, remove' if writing else 'Listing, find' }}
{% if writing %}
from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from .forms import NoteForm
{% endif %}
{% if 'realtime' in on %}
from .storage import version
{% endif %}
{% endfilter %}

PAGINATE_BY = 10


@require_safe
def note_list(request: HttpRequest) -> HttpResponse:
    """List the notes, the newest first."""
{% if 'realtime' in on %}
    # Asked for before the notes are: the version may be older than the list, never newer.
    known = version()
{% endif %}
    pages = {{ 'CachedPaginator' if 'cache' in on else 'Paginator' }}(Listing(), PAGINATE_BY)
    try:
        page = pages.page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404 from error
{% if 'realtime' in on %}
    return render(request, "notes/note_list.html", {"page_obj": page, "version": known})
{% else %}
    return render(request, "notes/note_list.html", {"page_obj": page})
{% endif %}


@require_safe
def note_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    return render(request, "notes/note_detail.html", {"note": find(pk)})
{% if writing %}


@require_http_methods(["GET", "POST"])
def note_create(request: HttpRequest) -> HttpResponse:
    form = NoteForm(request.POST or None)
    return process(request, form, {{ string("New note") }})


@require_http_methods(["GET", "POST"])
def note_update(request: HttpRequest, pk: UUID) -> HttpResponse:
    form = NoteForm(request.POST or None, instance=find(pk))
    return process(request, form, {{ string("Edit note") }})


@require_http_methods(["GET", "POST"])
def note_delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete a note, after asking."""
    note = find(pk)
    if request.method == "POST":
        remove(note)
        messages.success(request, {{ string("The note is deleted.") }})
        return redirect("notes:list")
    return render(request, "notes/note_confirm_delete.html", {"note": note})


def process(request: HttpRequest, form: NoteForm, title: str) -> HttpResponse:
    """Save the note of a valid form; render any other form, with its errors."""
    if form.is_valid():
        note = form.save()
        messages.success(request, {{ string("The note is saved.") }})
        return redirect("notes:detail", note.pk)
    return render(request, "notes/note_form.html", {"form": form, "title": title})
{% endif %}
{% else %}
{% set on = cookiecutter.__features %}
{% set writing = 'forms' in on %}
{% set owned = 'accounts' in on %}
{% set users = 'users' in on %}
{% set mongo = 'mongodb' in on %}
{% set realtime = 'realtime' in on %}
{% set cached = users and 'cache' in on %}
{% set source = 'queryset = Note.objects.annotate(author_name=F("author__name"))' if cached else 'queryset = Note.objects.select_related("author")' if users else 'model = Note' %}
{% filter imports %}
from django.views.generic import {{ 'CreateView, DeleteView, DetailView, ListView, UpdateView' if writing else 'DetailView, ListView' }}
from .models import Note
{% if 'cache' in on %}
from .cached import CachedPaginator
{% endif %}
{% if cached %}
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

{% if cached %}
    # The cache must hold no accounts, only the names of authors, and no more than is shown.
    queryset = Note.objects.defer("body").annotate(author_name=F("author__name"))
{% else %}
    {{ source }}
{% endif %}
    paginate_by = 10
{% if 'cache' in on %}
    paginator_class = CachedPaginator
{% endif %}
{% if realtime %}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # Asked for before the notes are: the version may be older than the list, never newer.
        return super().get_context_data(version=version(), **kwargs)
{% endif %}


class NoteDetailView(DetailView):
    {{ source }}
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
    model = Note
    form_class = NoteForm
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
    extra_context = {"title": {{ lazy_string("Edit note") }}}
    success_message = {{ lazy_string("The note is saved.") }}


class NoteDeleteView({{ 'OwnNoteMixin, ' if owned }}SuccessMessageMixin, DeleteView):
{% if not owned %}
    model = Note
{% endif %}
    http_method_names = ["get", "head", "post", "options"]
    success_url = reverse_lazy("notes:list")
    success_message = {{ lazy_string("The note is deleted.") }}
{% endif %}
{% endif %}

{% set redis = 'redis' in cookiecutter.__features %}
{% set as_text = redis or 'mongodb' in cookiecutter.__features %}
{% set users = 'users' in cookiecutter.__features %}
{% set cached = users and 'cache' in cookiecutter.__features %}
{% filter imports %}
from django.core.paginator import InvalidPage
{% if 'cache' in cookiecutter.__features %}
from .cached import CachedPaginator
{% else %}
from django.core.paginator import Paginator
{% endif %}
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from .models import Note
{% if redis %}
from .storage import Listing
{% endif %}
{% if cached %}
from typing import Any
from django.db.models import F
{% endif %}
{% endfilter %}

NOTES_ON_A_PAGE = 20


@require_safe
def notes(request: HttpRequest) -> JsonResponse:
    """List the notes, the newest first."""
    {% if cached %}
    # The cache must hold no accounts, only the names of authors.
    {% endif %}
    pages = {{ 'CachedPaginator' if 'cache' in cookiecutter.__features else 'Paginator' }}({{ 'Listing()' if redis else 'Note.objects.annotate(author_name=F("author__name"))' if cached else 'Note.objects.select_related("author")' if users else 'Note.objects.all()' }}, NOTES_ON_A_PAGE)
    try:
        page = pages.page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404 from error
    return JsonResponse(
        {
            "count": pages.count,
            "next": address_of(page.next_page_number()) if page.has_next() else None,
            "previous": address_of(page.previous_page_number()) if page.has_previous() else None,
            "results": [serialized(note) for note in page],
        }
    )


def address_of(page: int) -> str:
    """Return the address of a page of the list."""
    return f"/notes/?page={page}"


def serialized(note: {{ 'Any' if cached else 'Note' }}) -> dict[str, {{ 'str' if as_text else 'str | int' }}]:
    """Return the public fields of a note."""
    return {
        "id": {{ 'str(note.pk)' if as_text else 'note.pk' }},
        "title": note.title,
        "body": note.body,
        {% if users %}
        "author": note.{{ 'author_name' if cached else 'author.name' }},
        {% endif %}
        "created_at": note.created_at.isoformat(),
        "changed_at": note.changed_at.isoformat(),
    }

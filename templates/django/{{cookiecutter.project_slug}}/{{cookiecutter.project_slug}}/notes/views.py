"""The notes as JSON, to read."""

from django.core.paginator import Paginator
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from .models import Note

NOTES_ON_A_PAGE = 20


@require_safe
def index(request: HttpRequest) -> JsonResponse:
    """Give one page of notes, the newest first."""
    page = Paginator(Note.objects.all(), NOTES_ON_A_PAGE).get_page(request.GET.get("page"))
    notes = [
        {"id": note.pk, "title": note.title, "body": note.body, "created_at": note.created_at}
        for note in page
    ]
    return JsonResponse({"count": page.paginator.count, "page": page.number, "results": notes})

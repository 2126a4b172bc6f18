"""The smallest Django service that answers what a generated one does; nothing is checked."""

import os

from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["NOTES"]}},
    ROOT_URLCONF=__name__,
    SECRET_KEY="of no use",  # noqa: S106 - it signs nothing
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    USE_TZ=True,
)

import django  # noqa: E402

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.core.paginator import Paginator  # noqa: E402
from django.db import models  # noqa: E402
from django.http import HttpRequest, HttpResponse, JsonResponse  # noqa: E402
from django.template import Context, Template  # noqa: E402
from django.urls import path  # noqa: E402


class Note(models.Model):
    """A note, in the table of the generated project."""

    title = models.CharField(max_length=120)
    body = models.TextField()
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """Where it is stored."""

        app_label = "notes"
        db_table = "notes_note"
        managed = False
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        """Return the title."""
        return self.title


PAGE = Template(
    "<!doctype html><title>Notes</title><ul>{% for note in page %}<li>{{ note.title }} "
    "{{ note.created_at }}</li>{% endfor %}</ul><p>{{ page }}</p>"
)


def live(_request: HttpRequest) -> HttpResponse:
    """Answer that the process lives."""
    return JsonResponse({"status": "ok"})


def notes(_request: HttpRequest) -> HttpResponse:
    """Return the first page of the notes."""
    page = Paginator(Note.objects.all(), 10).page(1)
    return HttpResponse(PAGE.render(Context({"page": page})))


def api(_request: HttpRequest) -> HttpResponse:
    """Return the first page of the notes as JSON."""
    page = Paginator(Note.objects.all(), 20).page(1)
    found = [
        {"id": one.id, "title": one.title, "body": one.body, "created_at": one.created_at,
         "changed_at": one.changed_at}
        for one in page
    ]  # fmt: skip
    return JsonResponse({"count": page.paginator.count, "results": found})


urlpatterns = [
    path("health/live", live),
    path("notes/", notes),
    path("api/v1/notes/", api),
]
app = WSGIHandler()

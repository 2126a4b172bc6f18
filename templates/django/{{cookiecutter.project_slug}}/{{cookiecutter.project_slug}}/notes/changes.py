{% set on = cookiecutter.__features %}
"""What follows when a note is added, changed or removed, by whatever means."""

{% filter imports %}
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from .models import Note
{% if 'realtime' in on %}
from django.db.models import Count, Max
{% endif %}
{% fragments "changes.imports" %}
{% endfilter %}


def listen() -> None:
    """Hear of every note that is saved or deleted."""
    for signal in (post_save, post_delete):
        signal.connect(note_changed, sender=Note, dispatch_uid="note_changed")


def note_changed(**_kwargs: object) -> None:
    """Wait until the change is there for everybody: only then is it told."""
    transaction.on_commit(tell_all)


def tell_all() -> None:
    """Tell everything that depends on the notes."""
{% fragments "notes.changed" %}
{% if 'realtime' in on %}


def version() -> str:
    """Give a token that is another one after every change."""
    notes = Note.objects.aggregate(count=Count("pk"), latest=Max("changed_at"))
    latest = notes["latest"]
    return f"{notes['count']}-{latest:%Y%m%d%H%M%S%f}" if latest else "0"
{% endif %}

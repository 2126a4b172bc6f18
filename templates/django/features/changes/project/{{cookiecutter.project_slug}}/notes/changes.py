{% set on = cookiecutter.__features %}
{% set redis = 'redis' in on %}
"""What follows when a note is added, changed or removed, by whatever means."""

{% filter imports %}
{% if redis %}
from .storage import changed
{% if 'realtime' in on %}
from .storage import Listing, latest_change
{% endif %}
{% else %}
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from .models import Note
{% endif %}
{% if 'realtime' in on and not redis %}
from django.db.models import Count, Max
{% endif %}
{% fragments "changes.imports" %}
{% endfilter %}


def listen() -> None:
    """Hear of every note that is saved or deleted."""
{% if redis %}
    changed.connect(tell_all, dispatch_uid="note_changed")
{% else %}
    for signal in (post_save, post_delete):
        signal.connect(note_changed, sender=Note, dispatch_uid="note_changed")


def note_changed(**_kwargs: object) -> None:
    """Wait until the change is there for everybody: only then is it told."""
    transaction.on_commit(tell_all)
{% endif %}


def tell_all({{ '**_kwargs: object' if redis }}) -> None:
    """Tell everything that depends on the notes."""
{% fragments "notes.changed" %}
{% if 'realtime' in on %}


def version() -> str:
    """Give a token that is another one after every change."""
{% if redis %}
    return f"{len(Listing())}-{latest_change()}"
{% else %}
    notes = Note.objects.aggregate(count=Count("pk"), latest=Max("changed_at"))
    latest = notes["latest"]
    return f"{notes['count']}-{latest:%Y%m%d%H%M%S%f}" if latest else "0"
{% endif %}
{% endif %}

{% set on = cookiecutter.__features %}
{% set redis = 'redis' in on %}
"""What follows when a note is added, changed or removed, by whatever means."""

{% filter imports %}
from django.dispatch import receiver
{% if redis %}
from .storage import changed
{% if 'realtime' in on %}
from .storage import version
{% endif %}
{% else %}
from django.db import {{ 'connection, transaction' if 'realtime' in on else 'transaction' }}
from django.db.models.signals import post_delete, post_save
from .models import Note
{% if 'realtime' in on %}
from secrets import token_hex
from .models import Version
{% endif %}
{% endif %}
{% fragments "signals.imports" %}
{% endfilter %}


{% if redis %}
@receiver(changed)
def note_changed(**_kwargs: object) -> None:
    """Renew all that depends on the notes."""
{% else %}
@receiver([post_save, post_delete], sender=Note)
def note_changed(**_kwargs: object) -> None:
    """Wait until everybody can see the change, or all changes of one transaction."""
{% if 'realtime' in on %}
    if all(waiting[1] is not renew for waiting in connection.run_on_commit):
        transaction.on_commit(renew, robust=True)
{% else %}
    transaction.on_commit(renew, robust=True)
{% endif %}


def renew() -> None:
    """Renew all that depends on the notes."""
{% endif %}
{% if 'realtime' in on %}
    # Before anything else: nobody shall find the former version together with what is new.
    newest = {{ 'version()' if redis else 'renew_version()' }}
{% endif %}
{% fragments "notes.changed" %}
{% if 'realtime' in on and not redis %}


def version() -> str:
    """Return a token that changes with every change."""
    return Version.objects.filter(of="notes").values_list("token", flat=True).first() or "0"


def renew_version() -> str:
    """Set a new version of the notes; no concurrent change has the same one."""
    token = token_hex(8)
    Version.objects.update_or_create(of="notes", defaults={"token": token})
    return token
{% endif %}

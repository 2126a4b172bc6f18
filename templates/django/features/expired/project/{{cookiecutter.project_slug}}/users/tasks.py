{% set on = cookiecutter.__features %}
"""The tasks of the users."""

from celery import shared_task
from django.core.management import call_command


@shared_task(name="users.remove_expired")
def remove_expired() -> None:
    """Remove what has expired."""
{% if 'accounts' in on %}
    call_command("clearsessions")
{% endif %}
{% if 'tokens' in on and 'mongodb' not in on %}
    call_command("flushexpiredtokens")
{% endif %}

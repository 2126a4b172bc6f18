{% set on = cookiecutter.__features %}
{% set tokens = 'tokens' in on and 'mongodb' not in on %}
"""What is out of date is removed."""

{% filter imports %}
{% if tokens %}
from datetime import timedelta
{% endif %}
from django.conf import settings
from {{ cookiecutter.project_slug }}.users.tasks import remove_expired
from django.utils import timezone
{% if 'accounts' in on %}
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
{% endif %}
{% if tokens %}
from rest_framework_simplejwt.token_blacklist.models import OutstandingToken
{% endif %}
{% endfilter %}


def test_what_is_out_of_date_is_removed_every_night() -> None:
{% if 'accounts' in on %}
    for expiry in (-60, 60):
        session = SessionStore()
        session.set_expiry(expiry)
        session.save()
{% endif %}
{% if tokens %}
    for number, minutes in enumerate((-1, 1)):
        expires_at = timezone.now() + timedelta(minutes=minutes)
        OutstandingToken.objects.create(jti=str(number), token="", expires_at=expires_at)
{% endif %}

    remove_expired.delay()

    nightly = settings.CELERY_BEAT_SCHEDULE["remove-expired"]
    assert nightly["task"] == remove_expired.name
{% if 'accounts' in on %}
    assert Session.objects.get().expire_date > timezone.now()
{% endif %}
{% if tokens %}
    assert OutstandingToken.objects.get().expires_at > timezone.now()
{% endif %}

{% set on = cookiecutter.__features %}
{% if 'redis' in on %}
{% filter imports %}
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4
from django.utils import timezone
{% if 'pages' in on %}
from datetime import timedelta
{% endif %}
{% endfilter %}

TITLE_LENGTH = 120
BODY_LENGTH = 10_000


@dataclass
class Note:
    title: str = ""
    body: str = ""
    created_at: datetime = field(default_factory=timezone.now)
    changed_at: datetime = field(default_factory=timezone.now)
    pk: UUID = field(default_factory=uuid4)
{% else %}
{% filter imports %}
from django.db import models
{% if 'pages' in on %}
from django.urls import reverse
from datetime import timedelta
{% endif %}
{% if 'users' in on %}
from django.conf import settings
{% endif %}
{% endfilter %}

TITLE_LENGTH = 120
BODY_LENGTH = 10_000


class Note(models.Model):
    title = models.CharField({{ lazy_string("title") }}, max_length=TITLE_LENGTH)
    body = models.TextField({{ lazy_string("text") }}, max_length=BODY_LENGTH)
{% if 'users' in on %}
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name={{ lazy_string("author") }},
        on_delete=models.CASCADE,
        related_name="notes",
    )
{% endif %}
    created_at = models.DateTimeField({{ lazy_string("created") }}, auto_now_add=True, db_index=True)
    changed_at = models.DateTimeField({{ lazy_string("changed") }}, auto_now=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        verbose_name = {{ lazy_string("note") }}
        verbose_name_plural = {{ lazy_string("notes") }}

    def __str__(self) -> str:
        return self.title
{% if 'pages' in on %}

    def get_absolute_url(self) -> str:
        return reverse("notes:detail", args=[self.pk])
{% endif %}
{% endif %}
{% if 'pages' in on %}

    @property
    def was_changed(self) -> bool:
        """Whether it was changed after it was written."""
        return self.changed_at - self.created_at > timedelta(seconds=1)
{% endif %}
{% if 'realtime' in on and 'redis' not in on %}


class Version(models.Model):
    """A token that changes with every change to the notes."""

    of = models.CharField(max_length=20, primary_key=True)
    token = models.CharField(max_length=32)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.token
{% endif %}

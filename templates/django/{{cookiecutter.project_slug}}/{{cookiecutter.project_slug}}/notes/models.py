"""Notes."""

{% filter imports %}
from django.db import models
{% fragments "notes.models.imports" %}
{% endfilter %}


class Note(models.Model):
    """Something worth remembering."""

    title = models.CharField(max_length=200)
    body = models.TextField(max_length=20_000, blank=True)
    {% fragments "notes.models.fields" %}
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.title

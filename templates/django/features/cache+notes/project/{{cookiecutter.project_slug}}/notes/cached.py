{% set on = cookiecutter.__features %}
{% set paged = 'pages' in on or 'headless' in on %}
"""Lists of notes, kept until any note changes."""

{% filter imports %}
from collections.abc import Callable
from hashlib import sha256
from ..caching import generation, kept
{% if paged %}
from typing import Any
from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property
from .models import Note
{% endif %}
{% endfilter %}


def listed[Answer](question: str, make: Callable[[], Answer]) -> Answer:
    """Give the answer to a question about the notes; its hash stands for it in the cache."""
    mark = sha256(question.encode("utf-8", "surrogatepass")).hexdigest()
    return kept(f"notes:{generation()}:{mark}", make)
{% if paged %}


class KeptPages(Paginator):  # type: ignore[type-arg]
    """Pages of notes: how many notes there are, and those of each page, are kept."""

    @cached_property
    def count(self) -> int:
        """How many notes there are."""
        return listed("count", lambda: super(KeptPages, self).count)

    def page(self, number: Any) -> "Page[Note]":
        """Give a page."""
        number = self.validate_number(number)
        question = f"page {number} of {self.per_page}"
        notes = listed(question, lambda: list(super(KeptPages, self).page(number)))
        return Page(notes, number, self)
{% endif %}

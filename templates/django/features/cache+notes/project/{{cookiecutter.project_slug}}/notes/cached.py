{% set on = cookiecutter.__features %}
{% set paged = 'pages' in on or 'headless' in on %}
"""Lists of notes, cached until any note changes."""

{% filter imports %}
from collections.abc import Callable
from hashlib import sha256
from secrets import token_hex
from typing import cast
from django.core.cache import cache
{% if paged %}
from typing import Any
from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property
from .models import Note
{% endif %}
{% endfilter %}

TIMEOUT = 60
GENERATION = "notes:generation"


def generation() -> str:
    """Return the name under which lists of notes are cached: after each change it is another one.

    What was read before a change is cached under the old name, which is not read any more.
    """
    return cast("str", cache.get_or_set(GENERATION, token_hex, None))


def forget_notes() -> None:
    cache.delete(GENERATION)


def listed[Answer](question: str, make: Callable[[], Answer]) -> Answer:
    """Return the answer to a question about the notes; its hash stands for it in the cache."""
    digest = sha256(question.encode("utf-8", "surrogatepass")).hexdigest()
    return cast("Answer", cache.get_or_set(f"notes:{generation()}:{digest}", make, TIMEOUT))
{% if paged %}


class CachedPaginator(Paginator):  # type: ignore[type-arg]
    """Pages of notes: how many notes there are, and those of each page, are cached."""

    @cached_property
    def count(self) -> int:
        return listed("count", lambda: super(CachedPaginator, self).count)

    def page(self, number: Any) -> "Page[Note]":
        number = self.validate_number(number)
        question = f"page {number} of {self.per_page}"
        notes = listed(question, lambda: list(super(CachedPaginator, self).page(number)))
        return Page(notes, number, self)
{% endif %}

{% set on = cookiecutter.__features %}
{% set paged = 'pages' in on or 'headless' in on %}
{% set named = 'redis' not in on or 'rest' in on %}
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
{% if 'redis' not in on %}
from contextlib import suppress
from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
{% endif %}
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
{% if named %}

    @cached_property
    def query(self) -> str:
        """What the notes are asked for by: another list has pages of its own."""
{% if 'redis' in on %}
        return repr(self.object_list)
{% else %}
        with suppress(EmptyResultSet):
            notes = cast("QuerySet[Note]", self.object_list)
            return str(notes.query.sql_with_params())
        return "nothing"
{% endif %}
{% endif %}

    @cached_property
    def count(self) -> int:
        return listed({{ 'f"count of {self.query}"' if named else '"count"' }}, lambda: super(CachedPaginator, self).count)

    def page(self, number: Any) -> "Page[Note]":
        number = self.validate_number(number)
        question = f"page {number} of {self.per_page}{{ ' of {self.query}' if named }}"
        notes = listed(question, lambda: list(super(CachedPaginator, self).page(number)))
        return Page(notes, number, self)
{% endif %}

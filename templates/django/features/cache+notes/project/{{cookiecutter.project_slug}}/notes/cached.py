{% set on = cookiecutter.__features %}
{% set paged = 'pages' in on or 'headless' in on %}
{% set realtime = 'realtime' in on %}
{% set named = 'redis' not in on or 'rest' in on %}
"""Lists of notes, cached for a minute or until any note changes."""

{% filter imports %}
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
{% if realtime %}
from .{{ 'storage' if 'redis' in on else 'signals' }} import version
{% else %}
from secrets import token_hex
{% endif %}
from typing import cast
from django.core.cache import cache
from redis.exceptions import RedisError
{% if paged %}
from typing import Any
from django.core.paginator import Page, Paginator
from .models import Note
{% if 'redis' not in on %}
from django.core.exceptions import EmptyResultSet
from django.utils.functional import cached_property
{% endif %}
{% endif %}
{% endfilter %}

TIMEOUT = 60
{% if not realtime %}
VERSION = "notes:version"


def forget_notes() -> None:
    """Let every list be made anew."""
    with suppress(RedisError):
        cache.delete(VERSION)
{% endif %}


def listed[Answer](question: str, make: Callable[[], Answer]) -> Answer:
    """Return the answer to a question about the notes; without Redis it is made each time."""
    digest = sha256(question.encode("utf-8", "surrogatepass")).hexdigest()
    with suppress(RedisError):
        # Asked for first: what was read before a change is found under the old version alone.
{% if realtime %}
        return cast("Answer", cache.get_or_set(f"notes:{version()}:{digest}", make, TIMEOUT))
{% else %}
        version = cache.get_or_set(VERSION, token_hex, None)
        return cast("Answer", cache.get_or_set(f"notes:{version}:{digest}", make, TIMEOUT))
{% endif %}
    return make()
{% if paged %}


class CachedPaginator(Paginator):  # type: ignore[type-arg]
{% if 'redis' in on %}
    """Pages whose notes are cached, {{ 'by the query that asks for them' if named else 'by their number' }}."""
{% else %}
    """Pages whose notes and count are cached, by the query that asks for them."""

    @cached_property
    def count(self) -> int:
        with suppress(EmptyResultSet):
            question = f"count of {sql_of(self.object_list)}"
            return listed(question, lambda: super(CachedPaginator, self).count)
        return 0
{% endif %}

    def page(self, number: Any) -> "Page[Note]":
{% if 'redis' in on %}
        number = self.validate_number(number)
        question = f"page {number} of {self.per_page}{{ ' of {self.object_list!r}' if named }}"
        notes = listed(question, lambda: list(super(CachedPaginator, self).page(number)))
        return Page(notes, number, self)
{% else %}
        page = super().page(number)
        if self.count:
            notes = page.object_list
            page.object_list = listed(sql_of(notes), lambda: list(notes))
        return page


def sql_of(notes: Any) -> str:
    return str(notes.query.sql_with_params())
{% endif %}
{% endif %}

{% set signals = 'signals' in cookiecutter.__features %}
{% set rest = 'rest' in cookiecutter.__features %}
{% set paged = 'pages' in cookiecutter.__features or 'headless' in cookiecutter.__features %}
{% set cached = paged and 'cache' in cookiecutter.__features %}
"""The notes in Redis: a hash for each, and sorted sets for their orders."""

{% filter imports %}
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
{% if signals %}
from django.dispatch import Signal
{% endif %}
{% if rest %}
from functools import cached_property
{% endif %}
{% if 'jobs' in cookiecutter.__features %}
from itertools import batched
{% endif %}
from typing import Any, overload
from uuid import UUID
from django.http import Http404
from django.utils import timezone
from redis.client import Pipeline
from ..database import database, key
from .models import Note
{% endfilter %}

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
{% if signals %}

# Sent when a note was added, changed or removed.
changed = Signal()
{% endif %}


class NoteMissing(Http404):
    """There is no such note."""


class Listing:
    """Notes in an order, read when they are looked at."""

{% if rest %}
    def __init__(
        self,
        title: str = "",
        created_after: datetime | None = None,
        created_before: datetime | None = None,
        ordering: str = "-created_at",
    ) -> None:
        self.title = title.casefold()
        self.created_after = created_after
        self.created_before = created_before
        self.order = ordering.removeprefix("-")
        self.is_reverse = ordering.startswith("-")
{% if cached %}

    def __repr__(self) -> str:
        """Say what is asked for: the pages of a list are cached by that."""
        period = self.created_after, self.created_before
        return repr((self.title, *period, self.order, self.is_reverse))
{% endif %}

    def __len__(self) -> int:
        return database().zcard(key("notes", self.order)) if self.is_whole else len(self.narrowed)
{% else %}
    def __len__(self) -> int:
        return database().zcard(key("notes", "created_at"))
{% endif %}

    def __iter__(self) -> Iterator[Note]:
        return iter(self[:])

    @overload
    def __getitem__(self, place: int) -> Note: ...
    @overload
    def __getitem__(self, place: slice) -> list[Note]: ...
    def __getitem__(self, place: int | slice) -> Note | list[Note]:
        if isinstance(place, int):
            return self[place : place + 1][0]
{% if rest %}
        if not self.is_whole:
            return read(self.narrowed[place])
{% endif %}
        start, stop, _ = place.indices(len(self))
        return read(self.members(start, stop)) if start < stop else []

    def members(self, start: int, stop: int) -> list[str]:
        """Return the ids of the notes from one place to another."""
{% if rest %}
        found: list[Any] = database().zrange(
            key("notes", self.order), start, stop - 1, desc=self.is_reverse
        )
        return [member.rpartition("\0")[2] for member in found]

    @property
    def is_whole(self) -> bool:
        """Whether every note is asked for."""
        return not (self.title or self.created_after or self.created_before)

    @cached_property
    def narrowed(self) -> list[str]:
        """The ids of the notes that are asked for."""
        found = self.members(0, database().zcard(key("notes", self.order)))
        if self.created_after or self.created_before:
            created = self.created_between()
            found = [note_id for note_id in found if note_id in created]
        if self.title:
            titled = self.titled()
            found = [note_id for note_id in found if note_id in titled]
        return found

    def created_between(self) -> set[str]:
        """Return the ids of the notes that were made in the time that is asked for."""
        after = f"({score(self.created_after)}" if self.created_after else "-inf"
        before = f"({score(self.created_before)}" if self.created_before else "+inf"
        found: list[Any] = database().zrangebyscore(key("notes", "created_at"), after, before)
        return set(found)

    def titled(self) -> set[str]:
        """Return the ids of the notes whose title contains the words that are asked for."""
        members: list[Any] = database().zrange(key("notes", "title"), 0, -1)
        pairs = (member.rpartition("\0") for member in members)
        return {note_id for title, _, note_id in pairs if self.title in title.casefold()}
{% else %}
        found: list[Any] = database().zrange(key("notes", "created_at"), start, stop - 1, desc=True)
        return found
{% endif %}


def find(note_id: UUID) -> Note:
    values: dict[Any, Any] = database().hgetall(key("note", note_id))
    if not values:
        raise NoteMissing
    return note_of(str(note_id), values)


def add(note: Note) -> None:
    with database().pipeline() as changes:
        write(changes, note)
        changes.execute()
{% if signals %}
    changed.send(Note)
{% endif %}


def save(note: Note) -> None:
    note.changed_at = timezone.now()

    def change(changes: Pipeline) -> None:
        forget(changes, note)
        write(changes, note)

    database().transaction(change, key("note", note.pk))
{% if signals %}
    changed.send(Note)
{% endif %}


def remove(note: Note) -> None:
    database().transaction(lambda changes: forget(changes, note), key("note", note.pk))
{% if signals %}
    changed.send(Note)
{% endif %}


def forget(changes: Pipeline, note: Note) -> None:
    """Take a note out, as it stands in Redis; a change in the meantime runs this again."""
    title: Any = changes.hget(key("note", note.pk), "title")
    if title is None:
        raise NoteMissing
    changes.multi()
    changes.delete(key("note", note.pk))
    changes.zrem(key("notes", "created_at"), str(note.pk))
    changes.zrem(key("notes", "changed_at"), str(note.pk))
    changes.zrem(key("notes", "title"), f"{title}\0{note.pk}")
{% if 'realtime' in cookiecutter.__features %}
    changes.incr(key("notes", "version"))
{% endif %}


def write(changes: Pipeline, note: Note) -> None:
    """Put a note in, and in its place in each order."""
    values: dict[Any, Any] = {
        "title": note.title,
        "body": note.body,
        "created_at": note.created_at.isoformat(),
        "changed_at": note.changed_at.isoformat(),
    }
    changes.hset(key("note", note.pk), mapping=values)
    changes.zadd(key("notes", "created_at"), {str(note.pk): score(note.created_at)})
    changes.zadd(key("notes", "changed_at"), {str(note.pk): score(note.changed_at)})
    # All of one score: Redis then orders them by what they are.
    changes.zadd(key("notes", "title"), {f"{note.title}\0{note.pk}": 0})
{% if 'realtime' in cookiecutter.__features %}
    changes.incr(key("notes", "version"))
{% endif %}


def read(note_ids: list[str]) -> list[Note]:
    """Return notes, all read at once; without those removed meanwhile."""
    with database().pipeline(transaction=False) as questions:
        for note_id in note_ids:
            questions.hgetall(key("note", note_id))
        answers = questions.execute()
    return [
        note_of(note_id, values)
        for note_id, values in zip(note_ids, answers, strict=True)
        if values
    ]


def note_of(note_id: str, values: dict[str, str]) -> Note:
    return Note(
        pk=UUID(note_id),
        title=values["title"],
        body=values["body"],
        created_at=datetime.fromisoformat(values["created_at"]),
        changed_at=datetime.fromisoformat(values["changed_at"]),
    )


{% if 'jobs' in cookiecutter.__features %}
def every() -> Iterator[Note]:
    """Return all notes, the oldest first; a hundred at a time are read."""
    found: list[Any] = database().zrange(key("notes", "created_at"), 0, -1)
    for note_ids in batched(found, 100, strict=False):
        yield from read(list(note_ids))


{% endif %}
{% if 'realtime' in cookiecutter.__features %}
def version() -> str:
    """Return a number that is counted up with every change."""
    return str(database().get(key("notes", "version")) or 0)


{% endif %}
def score(moment: datetime) -> int:
    """Return the place of a moment in an order: its microseconds."""
    return (moment - EPOCH) // MICROSECOND

{% set on = cookiecutter.__features %}
{% set users = 'users' in on %}
"""How notes are kept: here alone the notes speak to the database.

A note is a hash. Three sorted sets hold the numbers of all notes in the orders they can be listed
in: by the moment they were created and changed, and by title.
"""

{% filter imports %}
from collections.abc import Iterable
from datetime import datetime
from redis.client import Pipeline
from werkzeug.exceptions import Conflict
from ..database import as_items, database, hashes, key, members, next_number, now, score_of
from ..pagination import Page
from .models import Note
{% if 'pages' in on or 'rest' in on %}
from werkzeug.exceptions import NotFound
{% endif %}
{% if 'rest' in on %}
from collections.abc import Mapping
from typing import Any
{% endif %}
{% if users %}
from ..users import storage as users
{% endif %}
{% if 'jobs' in on %}
from collections.abc import Iterator
{% endif %}
{% fragments "notes.imports" %}
{% endfilter %}

{% if 'jobs' in on %}
READ_AT_ONCE = 500

{% endif %}
{% if 'pages' in on or 'rest' in on %}

def find(note_id: int) -> Note:
    """Give a note, or say that it was not found."""
    for note in loaded([note_id]):
        return note
    raise NotFound

{% endif %}

def latest(page: int, size: int) -> Page:
    """Give one page of all notes, the newest first."""
    return page_of("-created_at", page, size)


def page_of(ordering: str, page: int, size: int) -> Page:
    """Give one page of all notes, in an order."""
    numbers = ordered(ordering, (page - 1) * size, page * size - 1)
    return Page(loaded(numbers), page, size, total())
{% if 'rest' in on %}


def search(query: Mapping[str, Any], page: int, size: int) -> Page:
    """Give one page of the notes that were asked for, in the order that was asked for.

    Redis itself finds notes by their dates; titles are read one by one.
    """
    after, before = query.get("created_after"), query.get("created_before")
    title = query.get("title")
    if not (after or before or title):
        return page_of(query["ordering"], page, size)
    numbers = ordered(query["ordering"])
    if after or before:
        within = created_within(after, before)
        numbers = [number for number in numbers if number in within]
    if title:
        numbers = with_title(title, numbers)
    return Page(loaded(numbers[(page - 1) * size : page * size]), page, size, len(numbers))


def created_within(after: datetime | None, before: datetime | None) -> set[int]:
    """Give the numbers of the notes that were created between two moments."""
    first = f"({score_of(after)}" if after else "-inf"
    last = f"({score_of(before)}" if before else "+inf"
    found = database().zrangebyscore(key("notes", "created_at"), first, last)
    return {int(str(one)) for one in found}


def with_title(words: str, numbers: Iterable[int]) -> list[int]:
    """Give those of the notes whose title holds the words, in capitals or not."""
    titles = hashes(key("note", number) for number in numbers)
    return [
        int(fields["id"])
        for fields in titles
        if fields and words.casefold() in fields["title"].casefold()
    ]
{% endif %}


def add(note: Note) -> None:
    """Keep a new note."""
    note.id = next_number("notes")
    write(note, is_new=True)
    {% fragments "notes.changed" %}


def save(note: Note) -> None:
    """Keep what has changed of a note."""
    note.changed_at = now()
    write(note, is_new=False)
    {% fragments "notes.changed" %}


def remove(note: Note) -> None:
    """Delete a note."""
    record = key("note", note.id)

    def change(pipeline: Pipeline) -> None:
        # The title as it is now: somebody may have changed it in the meantime.
        title = pipeline.hget(record, "title")
        pipeline.multi()
        pipeline.delete(record)
        pipeline.zrem(key("notes", "created_at"), member(note.id))
        pipeline.zrem(key("notes", "changed_at"), member(note.id))
        pipeline.zrem(key("notes", "title"), in_titles(str(title), note.id))

    database().transaction(change, record)
    {% fragments "notes.changed" %}


def write(note: Note, *, is_new: bool) -> None:
    """Keep a note and its place in each order, all or nothing."""
    record = key("note", note.id)
{% if users %}
    author = key("user", note.author_id)
{% endif %}

    def change(pipeline: Pipeline) -> None:
        kept = [{{ 'record, author' if users else 'record' }}]
        before, *others = (pipeline.hgetall(name) for name in kept)
        if not (before or is_new) or not all(others):
            raise Conflict({{ string("Somebody else deleted this in the meantime.") }})
        pipeline.multi()
        if before:
            pipeline.zrem(key("notes", "title"), in_titles(str(before["title"]), note.id))
        pipeline.hset(record, items=as_items(fields_of(note)))
        pipeline.zadd(key("notes", "created_at"), {member(note.id): score_of(note.created_at)})
        pipeline.zadd(key("notes", "changed_at"), {member(note.id): score_of(note.changed_at)})
        pipeline.zadd(key("notes", "title"), {in_titles(note.title, note.id): 0})

    database().transaction(change, record{{ ', author' if users }})


def fields_of(note: Note) -> dict[str, object]:
    """Give what is kept of a note."""
    return {
        "id": note.id,
        "title": note.title,
        "body": note.body,
        {% if users %}
        "author_id": note.author_id,
        {% endif %}
        "created_at": note.created_at,
        "changed_at": note.changed_at,
    }


def member(number: int) -> str:
    """Give a note's number so that it sorts as text: among equals, the order is by number."""
    return f"{number:010d}"


def in_titles(title: str, number: int) -> str:
    """Give a note's place in the order of titles; no title holds a NUL."""
    return f"{title}\0{member(number)}"
{% if 'realtime' in on %}


def version() -> str:
    """Give what is another text whenever any note was added, changed or removed."""
    last = database().zrange(key("notes", "changed_at"), -1, -1, withscores=True)
    return f"{total()}-{int(last[0][1])}" if last else "0"
{% endif %}
{% if 'jobs' in on %}


def every() -> Iterator[Note]:
    """Give all notes, the oldest first."""
    for start in range(0, total(), READ_AT_ONCE):
        yield from loaded(ordered("created_at", start, start + READ_AT_ONCE - 1))
{% endif %}
{% if 'admin' in on %}


def remove_all_of(author_id: int) -> None:
    """Delete the notes of somebody who leaves."""
    for note in loaded(ordered("created_at")):
        if note.author_id == author_id:
            remove(note)
{% endif %}


def total() -> int:
    """Give how many notes there are."""
    return database().zcard(key("notes", "created_at"))


def ordered(ordering: str, start: int = 0, stop: int = -1) -> list[int]:
    """Give the numbers of notes in an order, from one place to another, both included."""
    name = key("notes", ordering.removeprefix("-"))
    found = members(name, start, stop, descending=ordering.startswith("-"))
    return [int(one.rpartition("\0")[2]) for one in found]


def loaded(numbers: Iterable[int]) -> list[Note]:
    """Give the notes of these numbers; what was deleted in the meantime is left out."""
    found = [fields for fields in hashes(key("note", number) for number in numbers) if fields]
{% if users %}
    authors = users.by_numbers({int(fields["author_id"]) for fields in found})
{% endif %}
    return [
        Note(
            id=int(fields["id"]),
            title=fields["title"],
            body=fields["body"],
            {% if users %}
            author_id=int(fields["author_id"]),
            author=authors.get(int(fields["author_id"])),
            {% endif %}
            created_at=datetime.fromisoformat(fields["created_at"]),
            changed_at=datetime.fromisoformat(fields["changed_at"]),
        )
        for fields in found
    ]

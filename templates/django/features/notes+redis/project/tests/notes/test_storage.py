{% set on = cookiecutter.__features %}
"""The storage: what Redis stores of the notes."""

{% filter imports %}
from concurrent.futures import ThreadPoolExecutor
import pytest
from {{ cookiecutter.project_slug }}.database import database, key
from {{ cookiecutter.project_slug }}.notes.models import Note
from {{ cookiecutter.project_slug }}.notes.storage import Listing, NoteMissing, add, find, remove, save
{% if 'limits' in on %}
from django.core.cache import cache
{% endif %}
{% endfilter %}


@pytest.fixture
def note() -> Note:
    """A note that is stored."""
    note = Note(title="Bread", body="Some text.")
    add(note)
    return note


def kept_keys() -> set[str]:
    return {name.removeprefix(key("")) for name in database().scan_iter(match=key("*"))}


def test_a_note_is_read_as_it_was_stored(note: Note) -> None:
    assert find(note.pk) == note


def test_removing_a_note_removes_all_its_keys(note: Note) -> None:
    assert kept_keys() == {
{% if 'realtime' in cookiecutter.__features %}
        f"note:{note.pk}", "notes:created_at", "notes:changed_at", "notes:title", "notes:version",
{% else %}
        f"note:{note.pk}", "notes:created_at", "notes:changed_at", "notes:title",
{% endif %}
    }  # fmt: skip

    remove(note)

    assert kept_keys() == {{ '{"notes:version"}' if 'realtime' in cookiecutter.__features else 'set()' }}
    with pytest.raises(NoteMissing):
        find(note.pk)


def test_a_note_stands_once_in_each_order_after_changes(note: Note) -> None:
    for title in ("Butter", "Butter", "Jam"):
        note.title = title
        save(note)

    assert [database().zcard(key("notes", name)) for name in ("created_at", "title")] == [1, 1]
    assert find(note.pk).title == "Jam"


def test_what_was_removed_meanwhile_is_not_brought_back(note: Note) -> None:
    stale = find(note.pk)
    remove(note)

    with pytest.raises(NoteMissing):
        save(stale)
    with pytest.raises(NoteMissing):
        remove(stale)
    assert len(Listing()) == 0


def test_simultaneous_changes_store_one_title(note: Note) -> None:
    def rename(number: int) -> None:
        mine = find(note.pk)
        mine.title = f"Title {number}"
        save(mine)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(rename, range(40)))

    (title,) = database().zrange(key("notes", "title"), 0, -1)
    assert title == f"{find(note.pk).title}\0{note.pk}"
{% if 'limits' in on %}


def test_clearing_the_counts_clears_nothing_else(note: Note) -> None:
    cache.set("calls", 3)

    cache.clear()

    assert cache.get("calls") is None
    assert find(note.pk) == note
{% endif %}

"""Under which name lists of notes are stored in the cache: after each change it is another one."""

from secrets import token_hex

from ..caching import cache

GENERATION = "notes:generation"


def generation() -> str:
    """Return the name under which lists of notes are stored.

    What was read before a change is cached under the old name, which is not read any more.
    """
    present: str | None = cache.get(GENERATION)
    if present is None:
        fresh = token_hex(8)
        present = fresh if cache.add(GENERATION, fresh, 0) else cache.get(GENERATION)
    return present or token_hex(8)


def forget_notes() -> None:
    cache.delete(GENERATION)

"""Under which name lists of notes are stored in the cache: after each change it is another one."""

from secrets import token_hex

from ..caching import cache, get_or_set

GENERATION = "notes:generation"


def generation() -> str:
    """Return the name under which lists of notes are stored.

    What was read before a change is cached under the old name, which is not read any more.
    """
    return get_or_set(GENERATION, lambda: token_hex(8))


def forget_notes() -> None:
    cache.delete(GENERATION)

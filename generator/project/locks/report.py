"""What is told of a project's packages: how old their versions are, and which are not as tested."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from generator.project.locks.locking import Lock, Moved, Why
from generator.tested import tested_set

# From here on, security fixes are likely to be missing.
OLD_AFTER_DAYS = 90


def age(today: date, tested: date | None = None) -> str:
    """Return a line that tells how old the tested set is, or nothing while it is young."""
    days = (today - (tested or tested_set.day())).days
    if days <= OLD_AFTER_DAYS:
        return ""
    return (
        f"  The packages were tested {days} days ago. Newer ones: a newer startwise, or --fresh.\n"
    )


def not_as_tested(lock: Lock | None) -> str:
    """Return a line for each package that is not locked as it was tested."""
    found = lock.moved if lock else ()
    lines = [f"    not as tested: {_moved(one)}\n" for one in found if one.why != Why.NO_DIGESTS]
    without = sum(one.why == Why.NO_DIGESTS for one in found)
    if without:
        lines.append(f"    not compared: {without} packages; your index gives no digests\n")
    return "".join(lines)


def to_be_completed(lock: Lock | None) -> str:
    """Return what the next ``uv sync`` does to the lock file, where it is not whole."""
    if lock is None:
        return "  the next uv sync takes the newest packages\n"
    if lock.is_whole:
        return ""
    return (
        "  uv.lock names the tested versions alone. The next uv sync keeps them, and adds where\n"
        "  they are; commit it then. Until then uv sync --locked and --frozen fail.\n"
    )


def as_data(lock: Lock | None, *, fresh: bool) -> Mapping[str, Any]:
    """Return the same as data."""
    return {
        "tested_on": None if fresh else tested_set.day().isoformat(),
        "lock": "none" if lock is None else "whole" if lock.is_whole else "versions",
        "not_as_tested": [
            {**asdict(one), "tested": one.tested or None, "why": one.why.value}
            for one in (lock.moved if lock else ())
        ],
    }


def _moved(one: Moved) -> str:
    how = {
        Why.NEW: " is new",
        Why.VERSION: f" instead of {one.tested}",
        Why.FILES: ", of which your index has other files",
        Why.NO_WHEEL: ", which is built here for want of a wheel",
    }
    return f"{one.name} {one.locked}{how[one.why]}"

"""What each of two layouts can do, and by what: the rows of what generated projects owe."""

from collections.abc import Iterator, Mapping
from itertools import chain

from generator.comparing.capabilities.delivery import PRODUCTION, SAFETY, WORDS
from generator.comparing.capabilities.example import ADMIN, DATA, PAGES, RUNNING
from generator.comparing.capabilities.meeting import Row, Way
from generator.comparing.capabilities.people import ACCOUNTS, TOKENS
from generator.comparing.capabilities.services import (
    API,
    ASYNC,
    CACHE,
    JOBS,
    LANGUAGES,
    OBSERVABILITY,
)
from generator.comparing.comparison import Capability, CapabilityRow
from generator.conditions import conditions, holds
from generator.layouts import Layout
from generator.rendering import Tree
from generator.sizes import lines_of

AREAS: Mapping[str, tuple[Row, ...]] = {
    "It runs": RUNNING,
    "Data": DATA,
    "Pages": PAGES,
    "Accounts": ACCOUNTS,
    "Admin": ADMIN,
    "API": API,
    "Tokens": TOKENS,
    "Async and realtime": ASYNC,
    "Jobs": JOBS,
    "Cache": CACHE,
    "Languages": LANGUAGES,
    "Observability": OBSERVABILITY,
    "Safe as delivered": SAFETY,
    "Production": PRODUCTION,
    "It explains itself": WORDS,
}

NOT_THERE = Capability("not there", by="", files=(), lines=0)


def capabilities_of(left: Layout, right: Layout) -> tuple[CapabilityRow, ...]:
    """Give what either side's answers ask for, by area, and how each side meets it."""
    on_left, on_right = features_of(left), features_of(right)
    return tuple(
        CapabilityRow(area, row.name, _met(row, left, on_left), _met(row, right, on_right))
        for area, rows in AREAS.items()
        for row in rows
        if is_asked_for(row, on_left) or is_asked_for(row, on_right)
    )


def features_of(layout: Layout) -> frozenset[str]:
    """Give the features that a layout's answers switch on; a folder's answers are recorded."""
    return frozenset(
        feature
        for feature, condition in conditions(layout.framework).items()
        if any(holds(way, layout.answers) for way in condition)
    )


def is_asked_for(row: Row, on: frozenset[str]) -> bool:
    """Say whether these features ask for what the row names."""
    return not row.when or any(_are_on(key, on) for key in row.when)


def way_of(row: Row, layout: Layout, on: frozenset[str]) -> Way | None:
    """Give the way in which a layout meets a row; None where it does not."""
    if not is_asked_for(row, on):
        return None
    return next((way for way in row.ways(layout.framework) if _are_on(way.when, on)), None)


def _met(row: Row, layout: Layout, on: frozenset[str]) -> Capability:
    way = way_of(row, layout, on)
    if way is None:
        return NOT_THERE
    tree = layout.project.tree
    slug = str(layout.answers["project_slug"])
    files = tuple(dict.fromkeys(chain.from_iterable(_found(one, slug, tree) for one in way.files)))
    if way.means == "own code" and not files:
        # In a folder whose owner has removed it.
        return NOT_THERE
    return Capability(way.means, way.by, files, sum(lines_of(tree[path]) for path in files))


def _found(named: str, slug: str, tree: Tree) -> Iterator[str]:
    """Give the paths that a name stands for, as far as they are there."""
    path = named.replace("{slug}", slug)
    if path.endswith("/"):
        yield from (one for one in tree if one.startswith(path))
    elif path in tree:
        yield path


def _are_on(key: str, on: frozenset[str]) -> bool:
    return not key or on.issuperset(key.split("+"))

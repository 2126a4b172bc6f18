"""What each of two layouts can do, and by what: the rows of what generated projects owe."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from generator.features.keys import is_on
from generator.features.switching import features_on
from generator.guidance.frameworks import Framework
from generator.inspection.capabilities.delivery import PRODUCTION, SAFETY, WORDS
from generator.inspection.capabilities.example import (
    ADMIN,
    DATA,
    PAGES,
    RUNNING,
)
from generator.inspection.capabilities.meeting import Row, Way
from generator.inspection.capabilities.people import ACCOUNTS, TOKENS
from generator.inspection.capabilities.services import (
    API,
    ASYNC,
    CACHE,
    JOBS,
    LANGUAGES,
    OBSERVABILITY,
)
from generator.inspection.layout import Layout
from generator.inspection.measures import Capability, CapabilityRow
from generator.inspection.packages import packages_of
from generator.inspection.sizes import lines_of
from generator.templating.tree import Tree

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


@dataclass(frozen=True)
class _Side:
    """A layout, the features that its answers switch on, and the packages that it requires."""

    layout: Layout
    features: frozenset[str]
    packages: frozenset[str]


def capabilities_of(left: Layout, right: Layout) -> tuple[CapabilityRow, ...]:
    """Give what either side's answers ask for, by area, and how each side meets it.

    In a folder, what its owner has removed is not there: a file, or the package that did it.
    """
    first, second = _side(left), _side(right)
    return tuple(
        CapabilityRow(area, row.name, _met(row, first), _met(row, second))
        for area, rows in AREAS.items()
        for row in rows
        if is_asked_for(row, first.features) or is_asked_for(row, second.features)
    )


def is_asked_for(row: Row, on: frozenset[str]) -> bool:
    """Say whether these features ask for what the row names."""
    return not row.when or any(is_on(key, on) for key in row.when)


def way_of(row: Row, framework: Framework, on: frozenset[str]) -> Way | None:
    """Give the way in which a framework meets a row; None where it does not."""
    if not is_asked_for(row, on):
        return None
    return next((way for way in row.ways(framework) if is_on(way.when, on)), None)


def _side(layout: Layout) -> _Side:
    required = packages_of(layout.project)
    on = frozenset(features_on(layout.framework, layout.answers))
    return _Side(layout, on, frozenset(one.name for one in required))


def _met(row: Row, side: _Side) -> Capability:
    way = way_of(row, side.layout.framework, side.features)
    if way is None:
        return NOT_THERE
    tree = side.layout.project.tree
    slug = str(side.layout.answers["project_slug"])
    files = tuple(dict.fromkeys(chain.from_iterable(_found(one, slug, tree) for one in way.files)))
    has_lost_its_code = way.means == "own code" and not files
    has_lost_its_package = way.means == "extension" and way.by not in side.packages
    if has_lost_its_code or has_lost_its_package:
        return NOT_THERE
    return Capability(way.means, way.by, files, sum(lines_of(tree[path]) for path in files))


def _found(named: str, slug: str, tree: Tree) -> Iterator[str]:
    """Give the paths that a name stands for, as far as they are there."""
    path = named.replace("{slug}", slug)
    if path.endswith("/"):
        yield from (one for one in tree if one.startswith(path))
    elif path in tree:
        yield path

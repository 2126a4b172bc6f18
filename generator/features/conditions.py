"""Conditions: which answers something wants, as sets of them."""

from collections.abc import Iterable, Iterator
from functools import reduce

from generator.answers.questions import BY_NAME
from generator.answers.ways import Way

# Any of these ways is enough; none is never, one that names no question is always.
Condition = tuple[Way, ...]

ALWAYS: Condition = ({},)
NEVER: Condition = ()


def all_of(every: Iterable[Condition]) -> Condition:
    """Return the condition that holds where every one of these does."""
    return reduce(_both, every, ALWAYS)


def any_of(some: Iterable[Condition]) -> Condition:
    """Return the condition that holds where any of these does."""
    return _simplest([way for condition in some for way in condition])


def _both(one: Condition, other: Condition) -> Condition:
    return _simplest([way for left in one for right in other for way in _met(left, right)])


def _met(left: Way, right: Way) -> Condition:
    """Return the way that keeps to two others, if there is any."""
    way = {
        name: left.get(name, right.get(name, frozenset()))
        & right.get(name, left.get(name, frozenset()))
        for name in (*left, *right)
    }
    return (way,) if all(way.values()) else NEVER


def _simplest(ways: list[Way]) -> Condition:
    """Return every way that asks for no more than it must, and no other.

    Two ways that differ in their answers to a question give one that allows the answers of both.
    """
    kept = _uncovered(ways)
    while True:
        found = [way for one in kept for other in kept for way in _between(one, other)]
        new = [way for way in found if not any(_covers(one, way) for one in kept)]
        if not new:
            return kept
        kept = _uncovered([*kept, *new])


def _between(one: Way, other: Way) -> Iterator[Way]:
    for name in one.keys() & other.keys():
        met = _met(*({n: way[n] for n in way if n != name} for way in (one, other)))
        for way in met:
            allowed = one[name] | other[name]
            every = allowed >= frozenset(BY_NAME[name].values)
            yield way if every else {**way, name: allowed}


def _uncovered(ways: list[Way]) -> Condition:
    """Leave out each way that another one covers."""
    kept: list[Way] = []
    for way in sorted(ways, key=len):
        if not any(_covers(other, way) for other in kept):
            kept = [other for other in kept if not _covers(way, other)]
            kept.append(way)
    return tuple(kept)


def _covers(wide: Way, narrow: Way) -> bool:
    return all(name in narrow and narrow[name] <= allowed for name, allowed in wide.items())

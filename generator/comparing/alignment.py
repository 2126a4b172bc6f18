"""Two trees aligned: by concern, then file beside file."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.comparing.comparison import ConcernRow, FilePair
from generator.comparing.concerns import OF_PRESETS, concern_of, concerns, neutral
from generator.features.manifests import SHARED, path_of, read_manifest
from generator.inspection.causes import preset_of
from generator.inspection.layout import Layout


def aligned(left: Layout, right: Layout) -> tuple[ConcernRow, ...]:
    """Return the files of both layouts by concern: pairs, then those of one side alone by path."""
    pairs: dict[str, list[FilePair]] = {}
    for concern, pair in _pairs(left, right):
        pairs.setdefault(concern, []).append(pair)
    return tuple(
        ConcernRow(concern, what, tuple(sorted(pairs[concern], key=_place)))
        for concern, what in concerns().items()
        if concern in pairs
    )


def _pairs(left: Layout, right: Layout) -> Iterable[tuple[str, FilePair]]:
    lefts, rights = _neutral_paths(left), _neutral_paths(right)
    together = _together(lefts, rights, _twins(left.framework, right.framework))
    for here, path in lefts.items():
        beside = rights[together[here]] if here in together else None
        equal = beside is not None and (
            left.project.tree[path].content == right.project.tree[beside].content
        )
        yield _concern(left, path), FilePair(path, beside, equal)
    matched = frozenset(together.values())
    for there, path in rights.items():
        if there not in matched:
            yield _concern(right, path), FilePair(None, path, equal=False)


def _together(
    lefts: Collection[str], rights: Collection[str], twins: Iterable[tuple[str, str]]
) -> Mapping[str, str]:
    """Return the right path that stands beside a left one, for each that has one."""
    together: dict[str, str] = {}
    taken: set[str] = set()
    same = ((path, path) for path in lefts)
    for here, there in (*twins, *same):
        if here in lefts and there in rights and here not in together and there not in taken:
            together[here] = there
            taken.add(there)
    return together


def _neutral_paths(layout: Layout) -> Mapping[str, str]:
    return {neutral(layout.slug, path): path for path in layout.project.tree}


def _concern(layout: Layout, path: str) -> str:
    if preset_of(layout.framework, layout.project.tree[path]):
        return OF_PRESETS
    return concern_of(layout.framework, layout.slug, path)


def _twins(left: str, right: str) -> list[tuple[str, str]]:
    """Return the files that do the same on both sides under other names."""
    from generator.templating.catalogues import LANGUAGES

    if left == right:
        return []
    twins = [
        (django.replace("{language}", language), flask.replace("{language}", language))
        for django, flask in read_manifest(path_of(SHARED, "")).get("twins", ())
        for language in (LANGUAGES if "{language}" in django else ("",))
    ]
    return [(flask, django) for django, flask in twins] if left == "flask" else twins


def _place(pair: FilePair) -> tuple[bool, int, str]:
    """Put what is on both sides first, then left alone, then right alone; tests after the rest."""
    path = pair.left or pair.right or ""
    alone = 0 if pair.left and pair.right else 1 if pair.left else 2
    return (path.startswith("tests/"), alone, path)


@dataclass(frozen=True)
class Shared:
    """How many files are where, by path: in both (so many of equal bytes), or on one side alone."""

    both: int
    equal: int
    left_only: int
    right_only: int


def shared(left: Layout, right: Layout) -> Shared:
    """Count the paths that both trees have, and those of one alone; slugs part none."""
    lefts, rights = _neutral_paths(left), _neutral_paths(right)
    both = lefts.keys() & rights.keys()
    here, there = left.project.tree, right.project.tree
    return Shared(
        both=len(both),
        equal=sum(here[lefts[path]].content == there[rights[path]].content for path in both),
        left_only=len(lefts.keys() - both),
        right_only=len(rights.keys() - both),
    )

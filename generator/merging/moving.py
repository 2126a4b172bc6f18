"""Which files of a project were moved: found by the lines that they still have."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

# A few lines in common, such as imports, make two small files no versions of one.
_FEWEST_LINES = 3


@dataclass(frozen=True)
class _Lines:
    """The lines of a file that hold something, with how often; of a binary, all as one."""

    counts: Counter[bytes]
    total: int


def moved(missing: Mapping[str, bytes], others: Mapping[str, bytes]) -> dict[str, str]:
    """Return where files that are missing are now, of the files that were not there before.

    A file was moved where another has the same suffix and at least half of the lines of the longer
    of both. An empty file went where others of its folder did, or those of a folder in it.
    """
    pairs = sorted(_pairs(missing, others), key=lambda one: (-one[0], one[1:]))
    places: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, path, other in pairs:
        if path not in places and other not in taken:
            places[path] = other
            taken.add(other)
    folders = {
        PurePosixPath(path).parent: PurePosixPath(other).parent for path, other in places.items()
    }
    for before, now in [*folders.items()]:
        for folder, there in _folders_above(before, now):
            folders.setdefault(folder, there)
    for path in (one for one in missing if one not in places and not missing[one].strip()):
        place, name = folders.get(PurePosixPath(path).parent), PurePosixPath(path).name
        other = f"{place / name}" if place else ""
        if other in others and other not in taken and not others[other].strip():
            places[path] = other
            taken.add(other)
    return places


def _folders_above(
    before: PurePosixPath, now: PurePosixPath
) -> Iterator[tuple[PurePosixPath, PurePosixPath]]:
    """Yield the folders above one that moved, with where they are now, as long as names agree."""
    while before.name and before.name == now.name:
        before, now = before.parent, now.parent
        yield before, now


def _pairs(
    missing: Mapping[str, bytes], others: Mapping[str, bytes]
) -> Iterator[tuple[float, bool, str, str]]:
    """Yield what could be one file: how alike, whether it has another name, and both paths."""
    by_suffix: dict[str, list[tuple[str, _Lines]]] = defaultdict(list)
    for other, content in others.items():
        by_suffix[PurePosixPath(other).suffix].append((other, _lines(content)))
    for path, content in missing.items():
        here, before = _lines(content), PurePosixPath(path)
        for other, there in by_suffix[before.suffix]:
            likeness = _likeness(here, there)
            if likeness:
                yield likeness, PurePosixPath(other).name != before.name, path, other


def _likeness(one: _Lines, other: _Lines) -> float:
    """Return the share of the lines of the longer file that both have; 0 below the half."""
    longer = max(one.total, other.total)
    if not longer or 2 * min(one.total, other.total) < longer:
        return 0
    both = one.counts.keys() & other.counts.keys()
    same = sum(min(one.counts[line], other.counts[line]) for line in both)
    is_enough = 2 * same >= longer and (same >= _FEWEST_LINES or same == longer)
    return same / longer if is_enough else 0


def _lines(content: bytes) -> _Lines:
    if b"\0" in content:
        return _Lines(Counter([content]), 1)
    lines = [line.rstrip() for line in content.split(b"\n")]
    counts = Counter(line for line in lines if line)
    return _Lines(counts, counts.total())

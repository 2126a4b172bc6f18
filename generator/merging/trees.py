"""Merging a project: what it was made as, what it would be made as now, and what its owner has."""

import warnings
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.merging.file_kinds import (
    is_less,
    is_same_content,
    is_same_text,
    merge_file,
    with_ends_of,
)
from generator.merging.frozen import Frozen
from generator.merging.frozen import is_frozen as is_always_frozen
from generator.merging.messages import compiled
from generator.merging.missing_modules import missing_imports
from generator.merging.moved import as_moved, moved_by_owner
from generator.templating.provenance import RECORD

Files = Mapping[str, bytes]

# Where the migrations of all tables are, but of Django, which has them in each app.
_OF_ALL_TABLES = "migrations"


@dataclass(frozen=True)
class Decision:
    """What was decided about a file, and why; one ``to_look_at`` may want another decision."""

    path: str
    text: str
    to_look_at: bool = False


@dataclass(frozen=True)
class Conflict:
    """A file that both sides changed where it could not be merged: what each side has."""

    path: str
    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


@dataclass(frozen=True)
class Merged:
    """The files of a project after a merge, and what the owner has to know of it.

    ``merged`` are the paths whose content neither side has.
    """

    files: Files
    decisions: tuple[Decision, ...]
    conflicts: tuple[Conflict, ...]
    merged: tuple[str, ...] = ()


@dataclass
class _Work:
    base: Files
    theirs: Files
    ours: Files
    is_frozen: Frozen
    packages: Collection[str]
    dropped: Collection[str]
    files: dict[str, bytes] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)

    def decide(self, path: str, text: str, *, to_look_at: bool = False) -> None:
        self.decisions.append(Decision(path, text, to_look_at))


def merge(
    base: Files,
    theirs: Files,
    ours: Files,
    is_frozen: Frozen = is_always_frozen,
) -> Merged:
    """Return a project with what changed from ``base`` to ``theirs``, and all that its owner did.

    ``ours`` are the owner's files: those of base and theirs, and whatever else may have been moved.
    """
    with warnings.catch_warnings():
        # What Python finds in an owner's code, such as an escape that is none, is not for here.
        warnings.simplefilter("ignore")
        return _merge(base, theirs, ours, is_frozen)


def _merge(base: Files, theirs: Files, ours: Files, is_frozen: Frozen) -> Merged:
    where = moved_by_owner(base, theirs, ours)
    work = _Work(base, theirs, ours, is_frozen, _packages(base), _dropped(base, ours))
    for path in sorted({*base, *theirs, *ours} - set(where.values())):
        if path.endswith(".mo") and (path in base or path in theirs):
            continue
        place = where.get(path, path)
        if place != path:
            work.decide(path, f"You moved it to {place}: it was merged there.")
        _merge_path(path, place, work)
    _say_what_stays_frozen(work)
    for path, missing in missing_imports(work.files, theirs, ours):
        text = f"It needs {missing}, which is not there as you deleted or moved it."
        work.decide(path, text, to_look_at=True)
    for path in sorted(path for path in {*base, *theirs} if path.endswith(".mo")):
        _compile(path, work)
    files = dict(sorted(work.files.items()))
    return Merged(files, tuple(work.decisions), tuple(work.conflicts), tuple(work.merged))


def _merge_path(path: str, place: str, work: _Work) -> None:
    """Merge one file, which the owner has at ``place``."""
    ours = work.ours.get(place)
    base, theirs = (_as_placed(side.get(path), path, place) for side in (work.base, work.theirs))
    if path == RECORD and theirs != base and theirs is not None:
        work.files[path] = with_ends_of(theirs, ours or b"")
    elif work.is_frozen(path):
        _put(place, _frozen(path, base, theirs, ours, work), work)
    elif theirs == base or is_same_text(ours, theirs):
        _put(place, ours, work)
    elif is_same_text(ours, base) or (theirs is None and is_same_content(path, ours, base)):
        _take(place, theirs, ours, work)
    elif ours is None:
        work.decide(path, "It stays deleted, as you deleted it; it would have changed.")
    elif theirs is None and is_less(ours, base):
        work.decide(path, "It goes: nothing needs it now, and you only took parts of it out.")
    elif theirs is None:
        work.decide(
            path,
            "It stays, as you changed it; nothing of startwise needs it now. Delete it, or use it "
            "in code of your own.",
            to_look_at=True,
        )
        _put(place, ours, work)
    else:
        _merge_both(place, (ours, base, theirs), work)


def _as_placed(content: bytes | None, path: str, place: str) -> bytes | None:
    return None if content is None else as_moved(content, path, place)


def _put(place: str, content: bytes | None, work: _Work) -> None:
    if content is not None:
        work.files[place] = content


def _take(place: str, theirs: bytes | None, ours: bytes | None, work: _Work) -> None:
    """Take what is new, unless it belongs to a folder that the owner deleted."""
    folder = _dropped_around(place, work.dropped) if ours is None else ""
    if folder:
        text = f"It is not added, as you deleted {folder}/."
        work.decide(place, text, to_look_at=True)
    elif theirs is not None:
        work.files[place] = with_ends_of(theirs, ours or b"")


def _frozen(
    path: str, base: bytes | None, theirs: bytes | None, ours: bytes | None, work: _Work
) -> bytes | None:
    """Return a frozen file as the owner has it; one of a folder that is new comes with that."""
    if ours is not None or base is not None:
        return ours
    folder = str(PurePosixPath(path).parent)
    is_new = not any(
        str(PurePosixPath(other).parent) == folder for other in (*work.base, *work.ours)
    )
    if theirs is not None and not is_new:
        text = "It is not added, as the migrations there are yours: make the one that is needed."
        work.decide(path, text, to_look_at=True)
    return theirs if is_new else None


def _say_what_stays_frozen(work: _Work) -> None:
    """Decide on the migrations of what is not needed any more: they stay, as each decision does."""
    left = (path for path in work.base if path not in work.theirs and work.is_frozen(path))
    for folder in sorted({str(PurePosixPath(path).parent) for path in left if path in work.ours}):
        text = (
            "It stays, and so do its tables: databases remember migrations. Nothing needs them now."
            if folder.partition("/")[0] != _OF_ALL_TABLES
            else "It stays: databases remember migrations. Tables that nothing needs now go by the "
            "next one."
        )
        work.decide(f"{folder}/", text)


def _merge_both(place: str, contents: tuple[bytes, bytes | None, bytes], work: _Work) -> None:
    ours, base, theirs = contents
    content, outcome = merge_file(place, ours, base, theirs, work.packages)
    work.files[place] = content
    for remark in outcome.remarks:
        work.decide(place, remark)
    if outcome.conflicts:
        work.conflicts.append(Conflict(place, base, ours, theirs))
    elif content not in {ours, theirs}:
        work.merged.append(place)


def _compile(path: str, work: _Work) -> None:
    """Put what is compiled from a catalogue: as startwise has it, the owner's, or made anew."""
    source = f"{path.removesuffix('.mo')}.po"
    text = work.files.get(source)
    if text is None:
        return
    for side in (work.theirs, work.ours):
        if is_same_text(side.get(source), text) and path in side:
            work.files[path] = side[path]
            return
    if any(one.path == source for one in work.conflicts):
        _put(path, work.ours.get(path), work)
        return
    try:
        work.files[path] = compiled(text.replace(b"\r\n", b"\n"), PurePosixPath(path).parts[-3])
    except Exception:  # noqa: BLE001 - whatever an owner's catalogue makes Babel raise
        _put(path, work.ours.get(path), work)
        work.decide(path, f"{source} could not be compiled.", to_look_at=True)


def _packages(base: Files) -> frozenset[str]:
    """Return the packages of a project's own: the folders at its top with modules in them."""
    return frozenset(path.split("/")[0] for path in base if path.endswith(".py") and "/" in path)


def _folders(files: Files) -> set[str]:
    found = {str(folder) for path in files for folder in PurePosixPath(path).parents}
    return {folder for folder in found if "/" in folder}


def _dropped(base: Files, ours: Files) -> set[str]:
    """Return the folders of the base that the owner deleted, with all that was in them."""
    return _folders(base) - _folders(ours)


def _dropped_around(path: str, dropped: Collection[str]) -> str:
    found = [str(one) for one in PurePosixPath(path).parents if str(one) in dropped]
    return found[-1] if found else ""

"""The decision record that a change of a project writes, beside the first one."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.guidance.change_record import Changed, change_record
from generator.guidance.frameworks import framework_named
from generator.merging.frozen import DECISION
from generator.merging.project_change import Change
from generator.merging.trees import Merged
from generator.updating.project_update import Update

_RECORD = re.compile(r"(\d{4})-.*\.md")
# What stands in the version of a preset, which is any text, and not in the name of a file.
_NO_NAME = re.compile(r"[^A-Za-z0-9.]+")


def decision_of(
    folder: Path, change: Change, merged: Merged, update: Update | None
) -> dict[str, bytes]:
    """Return the record of a change, by its path: after the last one where the first one is now.

    There is none where the owner has no decision records of startwise any more.
    """
    first = next((path for path in merged.files if _is_first(path)), None)
    if first is None:
        return {}
    above = PurePosixPath(first).parent
    number = max(_numbers(folder / above), default=1) + 1
    changed = Changed(
        framework=framework_named(change.framework),
        before=change.before,
        after=change.after.answers,
        defaults=(change.defaults, change.after.defaults),
        because={one.name: one.because for one in change.after.followed},
        versions=_versions(update),
        presets=() if update is None else tuple(one.told for one in update.presets),
        renewed=_renewed(update),
        decided=tuple(_decided(merged)),
    )
    text = change_record(number, PurePosixPath(first).name, changed)
    return {str(above / f"{number:04}-{_named(update)}.md"): text.encode()}


def _versions(update: Update | None) -> tuple[str, str] | None:
    if update is None or update.is_of_presets:
        return None
    return update.before or "an unknown one", __version__


def _renewed(update: Update | None) -> tuple[str, ...]:
    """Return the presets that a project is updated to, where startwise is the same as before."""
    is_of_presets = update is not None and update.is_of_presets
    return tuple(one.origin for one in update.presets) if update and is_of_presets else ()


def _named(update: Update | None) -> str:
    """Return what the file of a record is called behind its number."""
    if update is None:
        return "change-of-answers"
    if not update.is_of_presets:
        return f"startwise-{__version__}"
    first = update.presets[0]
    return _NO_NAME.sub("-", f"{first.name}-{first.version}").strip("-.")


def _is_first(path: str) -> bool:
    return PurePosixPath(path).name == PurePosixPath(DECISION).name


def _numbers(folder: Path) -> Iterator[int]:
    for path in folder.iterdir() if folder.is_dir() else ():
        found = _RECORD.fullmatch(path.name)
        if found:
            yield int(found[1])


def _decided(merged: Merged) -> Iterator[str]:
    """Yield what was decided of files, and which of them have conflicts."""
    for one in merged.decisions:
        if not _is_first(one.path):
            yield f"{one.path}: {one.text}"
    for conflict in merged.conflicts:
        yield f"{conflict.path}: Both sides changed it; the conflict was marked in the file."

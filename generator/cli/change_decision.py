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
    name = "change-of-answers" if update is None else f"startwise-{__version__}"
    changed = Changed(
        framework=framework_named(change.framework),
        before=change.before,
        after=change.after.answers,
        defaults=(change.defaults, change.after.defaults),
        because={one.name: one.because for one in change.after.followed},
        versions=None if update is None else (update.before or "an unknown one", __version__),
        presets=() if update is None else update.presets,
        decided=tuple(_decided(merged)),
    )
    text = change_record(number, PurePosixPath(first).name, changed)
    return {str(above / f"{number:04}-{name}.md"): text.encode()}


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

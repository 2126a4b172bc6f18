"""A project folder beside what startwise makes of its recorded answers: what is in step."""

import os
import stat
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from generator.comparing.checked_files import Checked, State, checked_files, conflict_in
from generator.comparing.folders import LARGEST_FILE
from generator.comparing.layouts import layout_like
from generator.comparing.records import Record, read_record
from generator.errors import NotAProject, WrongRequest, about
from generator.templating.provenance import RECORD, digest_of
from generator.templating.tree import Tree

Drift = Literal["record", "conflict", "missing", "behind"]

_WANTED = "Give the folder of a project that startwise made."


@dataclass(frozen=True)
class Check:
    """What became of a project since it was made, as far as it can be told.

    Where the record cannot be read there is the ``problem`` instead. ``digest`` is that of what
    this version renders of its answers, and ``tree`` those files; ``is_whole`` tells whether the
    folder was looked through for moved files to the end.
    """

    record: Record | None = None
    problem: WrongRequest | None = None
    digest: str = ""
    files: tuple[Checked, ...] = ()
    is_whole: bool = True
    tree: Tree = field(default_factory=dict)

    @property
    def is_behind(self) -> bool:
        """Whether this version renders other files than those that the project began with."""
        return self.record is not None and self.record.making.tree != self.digest

    def drift(self, *, strict: bool) -> tuple[Drift, ...]:
        """Return what is wrong with the project; what its owner edited or moved never is.

        Of a project that is behind, a file that is not there may be new in this version.
        """
        states = {file.state for file in self.files}
        found: dict[Drift, bool] = {
            "record": self.problem is not None,
            "conflict": "conflict" in states,
            "missing": "missing" in states and (strict or not self.is_behind),
            "behind": self.is_behind and strict,
        }
        return tuple(name for name, is_so in found.items() if is_so)

    def counts(self) -> Mapping[State, int]:
        """Return how many files are in each state that any is in."""
        return Counter(file.state for file in self.files)


def check_folder(folder: Path) -> Check:
    """Return what became of the project in a folder; nothing of it is imported or run."""
    path = _record_in(folder)
    try:
        record = read_record(path)
        with about(f"in {path}"):
            made = layout_like(record.answers, record.making.template)
    except WrongRequest as error:
        return Check(problem=_with_markers(path, error))
    tree = made.project.tree
    files, is_whole = checked_files(folder.resolve(), tree)
    return Check(record, None, digest_of(tree), files, is_whole, tree)


def _record_in(folder: Path) -> Path:
    """Return the path of a folder's record, or refuse what is no project."""
    record = folder / RECORD
    try:
        if not stat.S_ISDIR(folder.stat().st_mode):
            raise NotAProject(f"{folder} is no folder.", _WANTED)
        if os.path.lexists(record):
            return record
        above = next((one for one in folder.resolve().parents if (one / RECORD).is_file()), None)
    except FileNotFoundError as error:
        raise NotAProject(f"There is no folder {folder}.", _WANTED) from error
    except OSError as error:
        raise NotAProject(f"{folder} cannot be looked into: {error.strerror}.", _WANTED) from error
    raise NotAProject(
        f"The folder {folder} was not made by startwise: it holds no {RECORD}.",
        f"Did you mean {above}?" if above else _WANTED,
    )


def _with_markers(record: Path, error: WrongRequest) -> WrongRequest:
    """Return the error, or a plainer one where a merge was not ended in the record."""
    try:
        is_readable = record.is_file() and record.stat().st_size <= LARGEST_FILE
        line = conflict_in(record.read_bytes()) if is_readable else 0
    except OSError:
        return error
    if not line:
        return error
    return WrongRequest(
        f"{record} has conflict markers, the first in line {line}.",
        "Take one of its sides, then check again.",
    )

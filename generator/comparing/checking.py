"""A project folder beside what startwise makes of its recorded answers: what is in step."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from generator.comparing.checked_files import Checked, State, checked_files
from generator.comparing.layouts import layout_like
from generator.comparing.preset_check import PresetCheck, preset_check
from generator.errors import WrongRequest, about
from generator.presets.loaded_preset import Preset
from generator.project.record import Record, read_record, record_of
from generator.templating.provenance import digest_of
from generator.templating.tree import Tree

Drift = Literal["record", "preset", "enforced", "conflict", "missing", "behind"]


@dataclass(frozen=True)
class Check:
    """What became of a project since it was made, as far as it can be told.

    Where the record cannot be read there is the ``problem`` instead. ``digest`` is that of what
    this version renders of its answers, and ``tree`` those files; ``is_whole`` tells whether the
    folder was looked through for moved files to the end; ``presets`` what became of those, and
    ``enforced`` which files are not as a preset wants them.
    """

    record: Record | None = None
    problem: WrongRequest | None = None
    digest: str = ""
    files: tuple[Checked, ...] = ()
    is_whole: bool = True
    tree: Tree = field(default_factory=dict)
    presets: PresetCheck = field(default_factory=PresetCheck)
    enforced: tuple[str, ...] = ()

    @property
    def is_behind(self) -> bool:
        """Whether this version renders other files than those that the project began with."""
        return self.record is not None and self.record.digest != self.digest and not self.is_unsure

    @property
    def is_unsure(self) -> bool:
        """Whether a preset is not to be had that the project was made with."""
        return bool(self.presets.lost)

    def drift(self, *, strict: bool) -> tuple[Drift, ...]:
        """Return what is wrong with the project; what its owner edited or moved never is.

        Of a project that is behind, a file that is not there may be new in this version.
        """
        states = {file.state for file in self.files}
        found: dict[Drift, bool] = {
            "record": self.problem is not None,
            # What was not looked at is in step with nothing.
            "preset": bool(self.presets.refused) or (strict and self.is_unsure),
            "enforced": bool(self.enforced),
            "conflict": "conflict" in states,
            "missing": "missing" in states and (strict or not self.is_behind),
            "behind": strict and (self.is_behind or bool(self.presets.other)),
        }
        return tuple(name for name, is_so in found.items() if is_so)

    def counts(self) -> Mapping[State, int]:
        """Return how many files are in each state that any is in."""
        return Counter(file.state for file in self.files)


def check_folder(folder: Path, given: Sequence[Preset] = ()) -> Check:
    """Return what became of the project in a folder; nothing of it is imported or run.

    Its answers are checked against the presets that are ``given``, or those that it was made with,
    as far as they are to be had without a network.
    """
    path = record_of(folder)
    try:
        record = read_record(path)
        with about(f"in {path}"):
            presets = preset_check(record, given)
            made = layout_like(record.said, record.template, presets.made_with)
    except WrongRequest as error:
        return Check(problem=error)
    tree = made.project.tree
    files, is_whole = checked_files(folder.resolve(), tree, made.framework)
    enforced = {path for one in made.project.added for path in one.enforced}
    differing = tuple(one.path for one in files if one.path in enforced and one.state != "in_step")
    return Check(record, None, digest_of(tree), files, is_whole, tree, presets, differing)

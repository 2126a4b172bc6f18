"""All that is known of a change before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.merging.changing import Change
from generator.merging.tables import Step
from generator.merging.trees import Merged
from generator.merging.written import Written


@dataclass(frozen=True)
class Outcome:
    """A change, merged: what is written, decided and left.

    ``diff`` is of the files that startwise knows; ``further`` are others that follow, such as the
    lock and the .env, which gets ``new_names`` and has ``names_left`` with former examples.
    """

    folder: Path
    change: Change
    merged: Merged
    written: Written
    diff: str
    steps: tuple[Step, ...]
    has_repository: bool
    new_names: tuple[str, ...] = ()
    names_left: tuple[tuple[str, str], ...] = ()
    lock: str = "unchanged"
    further: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def is_left(self) -> bool:
        """Whether something is left to resolve or to look at."""
        return bool(self.merged.conflicts) or any(one.to_look_at for one in self.merged.decisions)

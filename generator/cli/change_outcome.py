"""All that is known of a change before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.merging.project_change import Change
from generator.merging.step import Step
from generator.merging.trees import Merged
from generator.merging.written import Written
from generator.tested.portable_lock import NAME as LOCK
from generator.updating.project_update import Update


@dataclass(frozen=True)
class Variables:
    """What becomes of the variables of a project, by name.

    Of those that are ``new``, some get ``secrets``, and some are empty though they are
    ``required`` in production: beside those stands what the example says of them. Of those that
    the .env has, the value of some is the former example, beside which stands the present one, and
    some are ``unread`` now.
    """

    new: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    required: tuple[tuple[str, str], ...] = ()
    outdated: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """A change of answers, or an ``update``, merged: what is written, decided and left.

    ``diff`` is of the files that startwise knows; ``further`` are others that follow: the lock,
    and the .env with its new variables. ``steps`` are those of the code and the database alone,
    ``undo`` the commands that take all of it back, where git can.
    """

    folder: Path
    change: Change
    merged: Merged
    written: Written
    diff: str
    steps: tuple[Step, ...]
    has_repository: bool
    variables: Variables = Variables()
    lock: str = "unchanged"
    further: Mapping[str, bytes] = field(default_factory=dict)
    update: Update | None = None
    undo: tuple[str, ...] = ()

    @property
    def files(self) -> Written:
        """Return all files that are written but the .env, which git does not see."""
        locks = {LOCK} & self.further.keys()
        return replace(self.written, changed=tuple(sorted({*self.written.changed, *locks})))

    @property
    def is_left(self) -> bool:
        """Whether something is left to resolve or to look at."""
        return bool(self.merged.conflicts) or any(one.to_look_at for one in self.merged.decisions)

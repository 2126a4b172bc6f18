"""What an owner has to know of tables that another version makes otherwise."""

from collections.abc import Iterator
from shlex import quote

from generator.merging.frozen import migrations_that_differ
from generator.merging.project_change import Change
from generator.merging.step import Step
from generator.templating.provenance import RECORD


def table_hints(change: Change) -> Iterator[Step]:
    """Yield how this version's migrations are to be seen, where they are not those of the base."""
    others = migrations_that_differ(change.base.tree, change.theirs.tree)
    if others:
        show = f"startwise show --answers {RECORD}"
        yield Step(
            "Where the tables change, a column that is new needs a default for the rows that are "
            "there, and not every tool sees constraints. A new project makes them so:",
            tuple(f"{show} {quote(path)}" for path in others),
        )

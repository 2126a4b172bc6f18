"""One run of ``startwise update``: a project comes to this version of startwise."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from shlex import quote

from generator import __version__
from generator.cli.giving import presets_named
from generator.cli.run_change import ChangeOptions, carry_out, say_unchanged, take_back
from generator.presets.files import PresetNotHad, UnreadablePreset
from generator.presets.loaded_preset import Preset
from generator.presets.recorded import all_again
from generator.presets.sources import counted_from
from generator.project.owned import check_tree
from generator.project.record import Record, read_record, record_of
from generator.project.working_tree import working_tree
from generator.updating.project_update import (
    change_to,
    check_wanted,
    made_now,
    made_with,
    update_of,
)


def run(options: ChangeOptions, wanted: str | None, given: Path | None) -> int:
    """Update a project to this version, which has to be the wanted one; give the exit status.

    ``given`` is a folder or zip of the project as it was made.
    """
    folder = options.folder.resolve()
    take_back(folder, options)
    record = read_record(record_of(folder))
    check_wanted(
        record, wanted, "" if options.folder == Path() else f" {quote(str(options.folder))}"
    )
    named = presets_named(options.sources) if options.sources else ()
    before = _before(record, named)
    after = _after(record, before, named)
    made = None if before is None else made_now(record, before)
    becomes = made if made is not None and after == before else made_with(record, after)
    if becomes.is_same and becomes is made:
        sentence = f"Nothing to update: startwise {__version__} made the project."
        return say_unchanged(folder, change_to(made, made.project), options, sentence)
    # Refused before a release is fetched for it.
    allow_dirty = options.allow_dirty or options.dry_run
    check_tree(working_tree(folder), folder, allow_dirty=allow_dirty)
    change, update = update_of(record, made, given, becomes)
    return carry_out(folder, change, options, update)


def _before(record: Record, named: Sequence[Preset]) -> tuple[Preset, ...] | None:
    """Return a project's presets as it was made with them.

    None is for one that is not to be had so any more, where another one is named in its place.
    """
    beside = record.path.parent.parent
    try:
        return tuple(all_again(record.presets, beside, named))
    except (UnreadablePreset, PresetNotHad):
        others = {one.name for one in named}
        left = tuple(one for one in record.presets if one.name not in others)
        if left == record.presets:
            raise
        tuple(all_again(left, beside, named))
        return None


def _after(
    record: Record, before: Sequence[Preset] | None, named: Sequence[Preset]
) -> tuple[Preset, ...]:
    """Return a project's presets with those that are named in the places of theirs, or after all.

    One that is the same as before stays where the record says that it is.
    """
    here, beside = Path.cwd(), record.path.parent.parent
    known = {one.digest for one in record.presets}
    new = {
        one.name: replace(one, source=counted_from(one.source, here, beside))
        for one in named
        if one.digest not in known
    }
    left = [one for one in record.presets if one.name not in new]
    there = {one.name: one for one in before or all_again(left, beside, named)}
    first = [
        new.pop(name) if name in new else there[name]
        for name in (one.name for one in record.presets)
    ]
    return (*first, *new.values())

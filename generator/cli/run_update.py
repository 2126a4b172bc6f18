"""One run of ``startwise update``: a project comes to this version of startwise."""

from pathlib import Path
from shlex import quote

from generator import __version__
from generator.cli.run_change import ChangeOptions, carry_out, say_unchanged, take_back
from generator.presets.recorded import all_again
from generator.project.owned import check_tree
from generator.project.record import read_record, record_of
from generator.project.working_tree import working_tree
from generator.updating.project_update import change_to, check_wanted, made_now, update_of


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
    made = made_now(record, tuple(all_again(record.presets, folder.parent)))
    if made.is_same:
        sentence = f"The project is of startwise {__version__}: nothing is to do."
        return say_unchanged(folder, change_to(made, made.project), options, sentence)
    # Refused before a release is fetched for it.
    allow_dirty = options.allow_dirty or options.dry_run
    check_tree(working_tree(folder), folder, allow_dirty=allow_dirty)
    change, update = update_of(record, made, given)
    return carry_out(folder, change, options, update)

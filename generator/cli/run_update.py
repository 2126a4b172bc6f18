"""One run of ``startwise update``: a project comes to this version of startwise."""

import sys
from pathlib import Path
from shlex import quote

from generator import __version__
from generator.cli import change_text
from generator.cli.run_change import ChangeOptions, carry_out, take_back
from generator.presets.recorded import all_again
from generator.project.record import read_record, record_of
from generator.terminal.output import print_json
from generator.updating.project_update import check_wanted, update_of


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
    presets = tuple(all_again(record.presets, folder.parent))
    change, update = update_of(record, given, presets)
    if update is not None:
        return carry_out(folder, change, options, update)
    if options.as_json:
        print_json(change_text.unchanged_as_data(folder, change))
    else:
        sys.stdout.write(f"The project is of startwise {__version__}: nothing is to do.\n")
    return 0

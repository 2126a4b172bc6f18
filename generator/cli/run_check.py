"""One run of ``startwise check``: a project is checked, and what became of it is printed."""

import sys
from pathlib import Path

from generator.comparing.check_data import as_data
from generator.comparing.checking import check_folder
from generator.comparing.text.check_rows import told
from generator.terminal.output import print_json
from generator.terminal.styles import width


def run(folder: Path, *, strict: bool, as_json: bool) -> int:
    """Check the project in a folder and print what was found; return the exit status."""
    check = check_folder(folder)
    if as_json:
        print_json({"project": str(folder.resolve()), **as_data(check, strict=strict)})
    else:
        sys.stdout.write(told(check, str(folder), strict=strict, width=width()))
    return 1 if check.drift(strict=strict) else 0

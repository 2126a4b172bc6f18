"""One run of ``startwise check``: a project is checked, and what became of it is printed."""

import sys
from collections.abc import Sequence
from pathlib import Path

from generator.cli.giving import presets_named
from generator.comparing.check_data import as_data
from generator.comparing.check_diff import diff_in
from generator.comparing.checking import check_folder
from generator.comparing.text.check_rows import check_text
from generator.errors import WrongRequest
from generator.terminal.output import print_json, print_long
from generator.terminal.safe_text import plain_lines
from generator.terminal.styles import width


def run(
    folder: Path,
    *,
    strict: bool,
    as_json: bool,
    with_diff: bool = False,
    sources: Sequence[str] = (),
) -> int:
    """Check the project in a folder and print what was found; return the exit status."""
    if with_diff and as_json:
        raise WrongRequest("--diff is for the terminal, and JSON is not.", "Say one of them.")
    check = check_folder(folder, presets_named(sources))
    if as_json:
        print_json({"project": str(folder.resolve()), **as_data(check, strict=strict)})
    else:
        text = check_text(check, str(folder), strict=strict, width=width(), has_diff=with_diff)
        sys.stdout.write(text)
        if with_diff:
            print_long(plain_lines(diff_in(folder, check)))
    return 1 if check.drift(strict=strict) else 0

"""``startwise check``: what became of a project since it was made."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.commands.shared import Json, PresetsToCheck, examples


@examples(
    ("The project in a folder:", "startwise check shelf"),
    ("What was changed, line by line:", "startwise check shelf --diff"),
    ("The same from a program:", "startwise check shelf --json"),
    ("Against a team's preset as it is now:", "startwise check shelf --preset acme"),
    ("Fail, too, where a newer startwise makes other files:", "startwise check shelf --strict"),
)
def check(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="The project; without it, this folder.")
    ] = Path(),
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail where this version makes other files, too.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what differs, line by line, as git does.")
    ] = False,
    preset: PresetsToCheck = None,
    as_json: Json = False,
) -> None:
    """Check a project against its record: what was edited, moved or deleted since it was made.

    It renders the recorded answers and compares the files. Nothing of the project is imported or
    run, and no network is asked, but for a preset that you name. Your edits are fine. The exit
    status is 1 where files are missing, conflict markers are left, the record cannot be read, or
    a preset requires another answer; with --strict also where the project is behind: where this
    version of startwise makes other files than the project began with, or the preset is another
    one.
    """
    from generator.cli.run_check import run

    raise typer.Exit(
        run(folder, strict=strict, as_json=as_json, with_diff=diff, sources=preset or ())
    )

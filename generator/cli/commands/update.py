"""``startwise update``: a project that an older version made comes to this one."""

from pathlib import Path
from typing import Annotated

import typer

from generator.cli.commands.shared import (
    AllowDirty,
    DryRun,
    Json,
    PresetsInstead,
    Project,
    examples,
)


@examples(
    (
        "See what this version makes otherwise, and change nothing:",
        "startwise update shelf --dry-run",
    ),
    ("Bring the project in the folder shelf to this version:", "startwise update shelf"),
)
def update(
    folder: Project = Path(),
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="VERSION", help="Fail unless this startwise is that version."),
    ] = None,
    base: Annotated[
        Path | None,
        typer.Option(
            "--base", metavar="PATH", help="A folder or zip of the project as it was made."
        ),
    ] = None,
    dry_run: DryRun = False,
    allow_dirty: AllowDirty = False,
    preset: PresetsInstead = None,
    as_json: Json = False,
) -> None:
    """Bring a project that an older startwise made to this version; your edits stay.

    It merges what the older version made of the recorded answers, what this one makes of them, and
    what you have. The former comes from this version where that makes the same files, from --base,
    from the older release, which uv fetches and runs, or from a commit; each is believed only where
    the digest in the record agrees. No feature is added that you did not ask for. Your migrations
    stay as they are: it says which one to make. With --preset the project gets that preset, in the
    place of the one of the same name that it was made with.
    """
    from generator.cli.run_change import ChangeOptions
    from generator.cli.run_update import run

    options = ChangeOptions(folder, dry_run, allow_dirty, as_json, tuple(preset or ()))
    raise typer.Exit(run(options, to, base))

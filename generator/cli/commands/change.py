"""``startwise change``: other answers for a project that is there."""

from pathlib import Path
from typing import Annotated

import typer

from generator.answers.own_answers import NAMING
from generator.answers.questions import QUESTIONS, Answers
from generator.cli.commands.shared import AllowDirty, DryRun, Json, PresetsThere, Project, examples
from generator.cli.flags import answer_flags


@examples(
    ("Add an API to the project in the folder shelf:", "startwise change shelf --rest"),
    ("See what would change, and change nothing:", "startwise change shelf --no-admin --dry-run"),
)
@answer_flags(
    tuple(question.name for question in QUESTIONS if question.name not in NAMING),
    defaults=False,
    listed=False,
)
def change(
    said: Answers,
    folder: Project = Path(),
    dry_run: DryRun = False,
    allow_dirty: AllowDirty = False,
    framework: Annotated[str | None, typer.Option("--framework", hidden=True)] = None,
    slug: Annotated[str | None, typer.Option("--slug", hidden=True)] = None,
    name: Annotated[str | None, typer.Option("--name", hidden=True)] = None,
    preset: PresetsThere = None,
    as_json: Json = False,
) -> None:
    """Change the answers of a project that is there; your edits stay.

    It merges what startwise made of the recorded answers, what it makes of the new ones, and what
    you have. Your migrations stay as they are: it says which one to make.
    """
    from generator.answers.parsing import parse
    from generator.cli.run_change import ChangeOptions, run

    # Known so that they are refused in words.
    named = {"project_name": name, "project_slug": slug, "framework": framework}
    said |= {key: parse(key, raw) for key, raw in named.items() if raw is not None}
    options = ChangeOptions(folder, dry_run, allow_dirty, as_json, tuple(preset or ()))
    raise typer.Exit(run(said, options))

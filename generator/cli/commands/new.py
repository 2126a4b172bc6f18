"""``startwise new``: make a project."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.answers.questions import QUESTIONS, Answers
from generator.cli.commands.shared import AnswersFiles, Json, Presets, examples
from generator.cli.flags import answer_flags


@examples(
    ("Be asked for every answer, in a terminal:", 'startwise new "Shelf"'),
    (
        "Be asked nothing:",
        'startwise new "Shelf" --yes',
    ),
    (
        "An API on PostgreSQL, for people and programs:",
        'startwise new "Shelf" --database postgresql --auth both --yes',
    ),
    (
        "See what would be written, and why:",
        'startwise new "Shelf" --database none --rest --dry-run',
    ),
    (
        "Overrule the articles; their objections go into the project:",
        'startwise new "Shelf" --framework flask --yes',
    ),
    ("Put it into the empty folder you are in:", "startwise new . --yes"),
    (
        "Make another project from the answers of one:",
        'startwise new "Till" --answers shelf/.startwise.toml',
    ),
)
@answer_flags(tuple(question.name for question in QUESTIONS))
def new(
    said: Answers,
    project_name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help="What the project is called, or . to put it into this folder."
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="TEXT", help="What it is called, where a folder is named."),
    ] = None,
    answers: AnswersFiles = None,
    preset: Presets = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing.")] = False,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where to put the project.")
    ] = Path(),
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, and why; write nothing.")
    ] = False,
    no_git: Annotated[bool, typer.Option("--no-git", help="Make no repository.")] = False,
    no_install: Annotated[
        bool, typer.Option("--no-install", help="Install no packages, migrate nothing.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Take the newest packages, not those that were tested.")
    ] = False,
    run: Annotated[bool, typer.Option("--run", help="Serve the project when it is made.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask line by line, as a screen reader wants it.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Make a project from your answers.

    In a terminal it asks for what you leave out. Elsewhere, and with --yes, what you leave out
    takes its default or follows from your answers.
    """
    from generator.answers.layers import naming
    from generator.cli.giving import given_to
    from generator.cli.run_new import NewOptions, folder_meant, make, name_of

    folder = folder_meant(project_name or "", output)
    called = name_of(project_name, name, folder)
    if called is not None:
        said["project_name"] = called
    given = given_to(answers or (), said, preset or (), is_named=called is not None)
    options = NewOptions(
        output=output,
        ask=not (yes or as_json) and sys.stdin.isatty() and sys.stdout.isatty(),
        dry_run=dry_run,
        git=not no_git,
        install=not no_install,
        fresh=fresh,
        run=run,
        as_json=as_json,
        plain=plain,
        answers_files=tuple(answers or ()),
        files=given.files,
        folder=folder,
        sources=given.sources,
        presets=given.recorded_from(Path(folder).resolve().parent if folder else output),
    )
    with naming(given.files):
        status = make(given.answers, options)
    raise typer.Exit(status)

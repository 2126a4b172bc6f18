"""The commands of startwise: read flags, call one function, show its result."""

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from generator import __version__
from generator.errors import Interrupted, StartwiseError
from generator.flags import answer_flags
from generator.output import print_json
from generator.questions import ASKED_ABOUT, QUESTIONS, Answers

app = typer.Typer(
    name="startwise",
    help="Pick Django or Flask for a new web service, and start the project.",
    epilog='Begin with: startwise new "My service"',
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def run() -> None:
    """Run the command line; errors meant for a person become two lines and an exit status."""
    try:
        app()
    except StartwiseError as error:
        sys.stderr.write(f"startwise: {error.message}\n")
        if error.way_out:
            sys.stderr.write(f"  {error.way_out}\n")
        sys.exit(error.exit_status)


def interruptible(command: Callable[..., None]) -> Callable[..., None]:
    """Turn Ctrl-C into the error for it, before the command-line library makes it exit 1."""

    @functools.wraps(command)
    def guarded(*positional: object, **named: object) -> None:
        try:
            command(*positional, **named)
        except KeyboardInterrupt:
            raise Interrupted("Stopped.") from None

    return guarded


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"startwise {__version__}\n")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Pick Django or Flask for a new web service, and start the project."""


@app.command()
@interruptible
@answer_flags(tuple(question.name for question in QUESTIONS))
def new(
    said: Answers,
    project_name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="What the project is called.")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option("--answers", metavar="FILE", help="Read answers from TOML.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing: what is missing takes its default.")
    ] = False,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Where to put the project.")
    ] = Path(),
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the tree, write nothing.")
    ] = False,
    no_git: Annotated[bool, typer.Option("--no-git", help="Make no repository.")] = False,
    no_install: Annotated[
        bool, typer.Option("--no-install", help="Install no packages, migrate nothing.")
    ] = False,
    run: Annotated[bool, typer.Option("--run", help="Serve the project when it is done.")] = False,
    as_json: Json = False,
) -> None:
    """Make a new project from your answers."""
    from generator.making import Wishes, make

    given: Answers = {}
    if answers is not None:
        from generator.answers_file import read_answers

        given |= read_answers(answers)
    given |= said
    if project_name is not None:
        given["project_name"] = project_name
    wishes = Wishes(
        output=output,
        ask=not (yes or as_json) and sys.stdin.isatty() and sys.stdout.isatty(),
        dry_run=dry_run,
        git=not no_git,
        install=not no_install,
        run=run,
        as_json=as_json,
    )
    exit_status = make(given, wishes)
    if exit_status:
        raise typer.Exit(exit_status)


@app.command()
@interruptible
@answer_flags(ASKED_ABOUT)
def recommend(said: Answers, as_json: Json = False) -> None:
    """Say which framework the articles advise, and why. Only what you say counts."""
    from generator.answers import check_recommendable
    from generator.guidance.engine import recommend as pick

    check_recommendable(said)
    recommendation = pick(said)
    if as_json:
        from generator.guidance.engine import as_data

        print_json(as_data(recommendation))
        return
    from generator.guidance.telling import told

    bold = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    sys.stdout.write(told(recommendation, said, bold=bold))


@app.command()
def options(as_json: Json = False) -> None:
    """List the questions, their choices and what goes together."""
    from generator.listing import listed, listed_as_data

    if as_json:
        print_json(listed_as_data())
    else:
        sys.stdout.write(listed())

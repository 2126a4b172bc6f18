"""The command line: its commands, and how an error ends it."""

import errno
import io
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from generator import __version__
from generator.cli.click_classes import Command, Group
from generator.cli.commands.change import change
from generator.cli.commands.check import check
from generator.cli.commands.compare import compare
from generator.cli.commands.explain import explain
from generator.cli.commands.new import new
from generator.cli.commands.options import options
from generator.cli.commands.preset import preset
from generator.cli.commands.recommend import recommend
from generator.cli.commands.shared import examples
from generator.cli.commands.show import show
from generator.cli.commands.update import update
from generator.cli.help import WIDEST
from generator.cli.usage import wants_json
from generator.errors import StartwiseError, WrongRequest

# What happens to the output is for whoever started this to tell.
OF_THE_OUTPUT = {errno.EPIPE, errno.ENOSPC}

# Set by a shell that completes a command line.
VARIABLE = "_STARTWISE_COMPLETE"

app = typer.Typer(
    name="startwise",
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST + 2},
)


def run() -> None:
    """Run the command line; errors meant for a person become two lines and an exit status.

    With --json they are on standard output too, so that it holds one document whatever happens.
    """
    _replace_what_cannot_be_encoded()
    if VARIABLE in os.environ:
        from generator.cli.shells import answer

        if answer(os.environ[VARIABLE], typer.main.get_command(app)):
            return
    try:
        status = app(sys.argv[1:] or ["--help"], prog_name="startwise", standalone_mode=False)
    except StartwiseError as error:
        _end(error)
    except OSError as error:
        if error.errno in OF_THE_OUTPUT:
            raise
        _end(_of_the_system(error))
    sys.exit(status)


def _replace_what_cannot_be_encoded() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _of_the_system(error: OSError) -> StartwiseError:
    """Return the error for what the system did not let a command do, and nothing foresaw."""
    try:
        Path.cwd()
    except OSError:
        return WrongRequest("The folder you are in is gone.", "Go to one that is there.")
    where = f"{error.filename}: " if error.filename else ""
    return StartwiseError(f"{where}{error.strerror or error}.")


def _end(error: StartwiseError) -> None:
    from generator.terminal.safe_text import plain_lines

    if wants_json(sys.argv[1:]) and not error.is_printed:
        from generator.terminal.output import print_json

        print_json({"error": error.as_data()})

    sys.stderr.write(f"startwise: {plain_lines(error.message)}\n")
    if error.way_out:
        sys.stderr.write(f"  {plain_lines(error.way_out)}\n")
    sys.exit(error.exit_status)


def _print_version(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from generator.tested import tested_set

        sys.stdout.write(f"startwise {__version__}, packages tested on {tested_set.day()}\n")
        raise typer.Exit


@app.callback()
@examples(
    ("Be asked, in a terminal:", 'startwise new "Shelf"'),
    ("Say everything, be asked nothing:", 'startwise new "Shelf" --database postgresql --yes'),
    ("Only hear what the articles advise:", "startwise recommend --rest --size small"),
)
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Pick Django or Flask for a new web service, and start the project.

    startwise COMMAND --help tells what a command takes.
    """


for command in (
    new, recommend, show, compare, check, change, update, preset, explain, options,
):  # fmt: skip
    # What can be explained may look like a flag of another command.
    app.command(cls=Command, context_settings={"ignore_unknown_options": command is explain})(
        command
    )

"""``startwise show``: the project that answers give, before it is made."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.answers.questions import QUESTIONS, Answers
from generator.cli.commands.shared import AnswersFiles, Json, Presets, examples
from generator.cli.flags import answer_flags
from generator.terminal.output import print_json


@examples(
    ("The whole project:", "startwise show --database postgresql --rest"),
    ("One file, as it would be made:", "startwise show notes/models.py"),
    ("Every test of accounts:", "startwise show --auth accounts 'tests/test_acc*'"),
)
@answer_flags(tuple(question.name for question in QUESTIONS), listed=False)
def show(
    said: Answers,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Print these files, folders or patterns."),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="TEXT", help="What the project is called.")
    ] = None,
    answers: AnswersFiles = None,
    preset: Presets = None,
    as_json: Json = False,
) -> None:
    """Show the project that your answers give, or some of its files. Nothing is written."""
    from generator.answers.layers import naming
    from generator.cli import run_show as showing
    from generator.cli.giving import given_to

    if name is not None:
        said["project_name"] = name
    given = given_to(answers or (), said, preset or (), is_named=name is not None)
    with naming(given.files):
        plan = showing.planned(given.answers, given.recorded_from(Path()))
    if as_json:
        data = showing.as_data(plan, paths or [])
        print_json({**data, **given.as_data})
    elif paths:
        showing.write_files(plan, paths, sys.stdout)
    else:
        showing.write_preview(plan, given.said, sys.stdout, given.sources)

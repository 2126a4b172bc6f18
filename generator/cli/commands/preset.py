"""``startwise preset``: a team's answers, looked at, checked and written."""

from pathlib import Path
from typing import Annotated

import typer

from generator.answers.own_answers import OF_A_PROJECT
from generator.answers.questions import QUESTIONS, Answers
from generator.cli.commands.shared import Json, examples
from generator.cli.flags import answer_flags


@examples(
    ("Write a preset from the answers of a project:", "startwise preset save team --from shelf"),
    ("Or from answers that you say:", "startwise preset save web --database postgresql"),
    ("See what a preset says and holds:", "startwise preset show acme"),
    ("Name all that is wrong with one:", "startwise preset check acme"),
    ("Make a project with it:", 'startwise new "Till" --preset acme --yes'),
)
@answer_flags(
    tuple(question.name for question in QUESTIONS if question.name not in OF_A_PROJECT),
    defaults=False,
    listed=False,
)
def preset(
    said: Answers,
    action: Annotated[
        str, typer.Argument(metavar="ACTION", help="One of show, check and save.")
    ] = "",
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="The preset, as for --preset; for save, the folder or file."
        ),
    ] = "",
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="TEXT", help="What the saved preset is called."),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--from", metavar="FOLDER", help="Save the answers of this project."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Look at a team's preset (show), check it (check), or write one (save).

    A preset is a preset.toml of answers: [defaults] count where nobody says another, [locked] ones
    cannot be said otherwise, and each has its reason. Nothing of a preset is ever run. The exit
    status of check is 1 where something is wrong.
    """
    from generator.cli.run_preset import run

    raise typer.Exit(run(action, source, said, name=name, folder=folder, as_json=as_json))

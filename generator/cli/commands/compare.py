"""``startwise compare``: two layouts side by side."""

from pathlib import Path
from typing import Annotated

import typer

from generator.answers.questions import QUESTIONS, Answers
from generator.cli.commands.shared import AnswersFiles, Json, Presets, examples
from generator.cli.flags import answer_flags

_A_SIDE = "One side: answers in quotes, a file of answers, or a project."
_ONLY = "Only this section, whole: capabilities, packages, settings, routes or trees."


@examples(
    ("Django and Flask for the default answers:", "startwise compare"),
    ("The same for answers of yours:", "startwise compare --database postgresql --rest"),
    ("A project, and what it would be on the other framework:", "startwise compare shelf"),
    ("A project, and what another answer would change:", 'startwise compare shelf "cache=redis"'),
    (
        "Any two, such as Flask with and without log-in:",
        'startwise compare "auth=none admin=no" "auth=accounts" --framework flask',
    ),
    ("One page to look at, with every file:", "startwise compare --html compare.html"),
)
@answer_flags(tuple(question.name for question in QUESTIONS), listed=False)
def compare(
    said: Answers,
    first: Annotated[str | None, typer.Argument(metavar="[LEFT]", help=_A_SIDE)] = None,
    second: Annotated[
        str | None, typer.Argument(metavar="[RIGHT]", help="The other side, likewise.")
    ] = None,
    left: Annotated[
        str | None, typer.Option("--left", metavar="SPEC", help="The left side, as LEFT.")
    ] = None,
    right: Annotated[
        str | None, typer.Option("--right", metavar="SPEC", help="The right side, as RIGHT.")
    ] = None,
    answers: AnswersFiles = None,
    preset: Presets = None,
    only: Annotated[str | None, typer.Option("--only", metavar="SECTION", help=_ONLY)] = None,
    show_all: Annotated[bool, typer.Option("--all", help="Every section, whole.")] = False,
    resolve: Annotated[
        bool, typer.Option("--resolve", help="Count the packages installed in the end.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write one page to look at.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Put two layouts side by side: Django and Flask for the same answers, or any two.

    A side is answers ("framework=flask auth=none"), a file of them, or the folder of a project that
    startwise made; answers beside one of these are its own but for what they say. Of one side
    alone, the other is the other framework. Answers of flags and of
    --answers hold for both.
    """
    from generator.answers.layers import naming
    from generator.cli.giving import given_to
    from generator.cli.run_compare import show, sides

    given = given_to(answers or (), said, preset or ())
    with naming(given.files):
        status = show(
            sides((first, second), left, right),
            given,
            only=only or "",
            whole=show_all,
            resolve=resolve,
            html=html,
            as_json=as_json,
        )
    raise typer.Exit(status)

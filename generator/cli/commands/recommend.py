"""``startwise recommend``: the pick and its reasons."""

import sys
from typing import Annotated

import typer

from generator.answers.questions import ASKED_ABOUT, Answers
from generator.cli.commands.shared import AnswersFiles, Json, Presets, examples
from generator.cli.flags import answer_flags
from generator.terminal.output import print_json


@examples(
    ("A small API:", "startwise recommend --rest --size small"),
    ("People who log in, staff who edit:", "startwise recommend --auth accounts --admin"),
    ("All that the articles say on it:", "startwise recommend --auth accounts --all"),
)
@answer_flags(ASKED_ABOUT, defaults=False)
def recommend(
    said: Answers,
    answers: AnswersFiles = None,
    preset: Presets = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help="Also what each brings, where the articles disagree, what has changed since.",
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """Say which framework the articles advise, and why.

    Only what you say counts: there are no defaults.
    """
    from generator.answers.completing import said_or_followed
    from generator.answers.layers import naming
    from generator.answers.validation import check_recommendable
    from generator.cli.giving import given_to
    from generator.guidance.recommendation import recommend as pick

    given = given_to(answers or (), said, preset or ())
    said = {name: given.answers[name] for name in ASKED_ABOUT if name in given.answers}
    with naming(given.files):
        check_recommendable(said)
    recommendation = pick(said_or_followed(said))
    if as_json:
        from generator.guidance.recommendation import as_data

        print_json({**as_data(recommendation), **given.as_data})
        return
    from generator.guidance.recommendation_text import advice
    from generator.terminal.styles import is_colored

    bold = is_colored(sys.stdout)
    sys.stdout.write(advice(recommendation, said, everything=everything, bold=bold))

"""``startwise explain``: what a question, an answer, a reason, an article or a package is."""

import sys
from typing import Annotated

import typer

from generator.cli.commands.shared import Json, Presets, examples
from generator.cli.usage import nothing_to_explain
from generator.errors import UnknownName
from generator.terminal.output import print_json


@examples(
    ("An answer:", "startwise explain mongodb"),
    ("A part that an article names:", "startwise explain flask-jwt"),
    ("All that can be explained:", "startwise explain"),
)
def explain(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[RULE|ANSWER|PACKAGE]",
            help="A question, answer, rule, article or package, however it is spelt.",
        ),
    ] = None,
    preset: Presets = None,
    as_json: Json = False,
) -> None:
    """Tell what a word is for, what the articles hold on it, and what stands for it today.

    Without a word it lists what can be explained. With --preset the packages, files and answers of
    a team's preset are explained too.
    """
    from generator.cli.giving import presets_named
    from generator.explain.meaning_of_presets import in_presets
    from generator.explain.meaning_text import contents, explanation
    from generator.explain.subjects import explainable, explained
    from generator.terminal.safe_text import plain
    from generator.terminal.styles import is_colored

    word = " ".join(words or ()).strip()
    if not word:
        names = explainable()
        if as_json:
            print_json({kind: list(listed) for kind, listed in names.items()})
        else:
            sys.stdout.write(contents(names, bold=is_colored(sys.stdout)))
        return
    own = in_presets(word, presets_named(preset)) if preset else ()
    try:
        meanings = (*own, *explained(word))
    except UnknownName as error:
        if not own:
            raise nothing_to_explain(error, word, context) from None
        meanings = own
    if as_json:
        print_json({"word": plain(word), "meanings": list(map(vars, meanings))})
    else:
        sys.stdout.write(explanation(word, meanings, bold=is_colored(sys.stdout)))

"""What commands have in common: the JSON flag, examples, a file of answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from generator.answers.questions import Answers

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def examples(*pairs: tuple[str, str]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a decorator that adds examples to a command's help: what each does, and its words.

    An example works as it stands: a test runs every one of them.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        command.examples = pairs  # type: ignore[attr-defined]
        return command

    return decorate


def said_with(file: Path | None, said: Answers) -> Answers:
    """Give what was said, and what a file of answers says beside it."""
    if file is None:
        return dict(said)
    from generator.answers.answers_file import read_answers

    return read_answers(file) | said

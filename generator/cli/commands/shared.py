"""What commands have in common: the JSON flag, examples, files of answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

AnswersFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--answers",
        metavar="FILE",
        help="Read answers from TOML. Of several files the later goes first, flags before all.",
    ),
]


def _preset(what: str) -> Any:
    return typer.Option("--preset", metavar="SOURCE", help=what)


Presets = Annotated[
    list[str] | None,
    _preset("Take a team's preset: a path, git+https://…@TAG#FOLDER, a zip or pkg:NAME."),
]
PresetsThere = Annotated[
    list[str] | None, _preset("Where its preset is, if not where its record says.")
]
PresetsToCheck = Annotated[
    list[str] | None, _preset("Check against this preset, as new --preset names it.")
]
PresetsInstead = Annotated[
    list[str] | None, _preset("Give it this preset, in the place of the one of that name.")
]
Project = Annotated[
    Path, typer.Argument(metavar="[FOLDER]", help="The project; the folder you are in.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show the diff and what is decided; write nothing.")
]
AllowDirty = Annotated[
    bool,
    typer.Option("--allow-dirty", help="Go on though there are changes that are not committed."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def examples(*pairs: tuple[str, str]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that adds examples to a command's help: what each does, and its words.

    An example works as it stands: a test runs every one of them.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        command.examples = pairs  # type: ignore[attr-defined]
        return command

    return decorate

"""``startwise options``: the questions and their choices."""

import sys

from generator.cli.commands.shared import Json, examples
from generator.cli.help import WIDEST
from generator.terminal.output import print_json


@examples(
    ("Read them:", "startwise options"), ("Read them from a program:", "startwise options --json")
)
def options(as_json: Json = False) -> None:
    """Tell the questions, their choices, and what goes together."""
    from generator.cli.listing import listed, listed_as_data

    if as_json:
        print_json(listed_as_data())
    else:
        from generator.terminal.styles import width

        sys.stdout.write(listed(min(width(), WIDEST)))

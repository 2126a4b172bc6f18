"""``startwise options``: the questions and their choices."""

import sys

from generator.commands.shared import Json, examples
from generator.help import WIDEST
from generator.output import print_json


@examples(
    ("Read them:", "startwise options"),
    ("Read them from a program:", "startwise options --json"),
)
def options(as_json: Json = False) -> None:
    """Tell the questions, their choices, and what goes together."""
    from generator.listing import listed, listed_as_data

    if as_json:
        print_json(listed_as_data())
    else:
        from generator.terminal import width

        sys.stdout.write(listed(min(width(sys.stdout), WIDEST)))

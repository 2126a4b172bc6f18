"""What commands print on standard output."""

import json
import os
import sys
from collections.abc import Mapping
from typing import Any

# What fields there are and what they mean; a program that reads them may rely on it. It grows when
# one is taken away, renamed or means something else, not when one is added.
SCHEMA = 1


def print_json(data: Mapping[str, Any]) -> None:
    """Print data as JSON, for programs that read what a command did.

    What would act on a terminal is written as JSON writes it in ASCII: to programs it is the same.
    So is everything where the output's encoding does not have all of it.
    """
    from generator.terminal.safe_text import OUT_OF_PLACE_IN_LINES

    document = {"schema": SCHEMA, **data}
    text = json.dumps(document, indent=2, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        text = json.dumps(document, indent=2)
    text = OUT_OF_PLACE_IN_LINES.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    sys.stdout.write(text + "\n")


def print_text(text: str) -> None:
    """Print text at once, so that what is asked stands there before a reply is waited for."""
    sys.stdout.write(text)
    sys.stdout.flush()


def print_long(text: str) -> None:
    """Print a text of which a reader, such as ``head``, may take a part: that is no failure."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left is flushed when Python ends: to where nobody minds.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""What commands print on standard output."""

import json
import sys


def print_json(data: object) -> None:
    """Print data as JSON, for programs that read what a command did.

    What would act on a terminal is written as JSON writes it in ASCII: to programs it is the same.
    So is everything where the output's encoding does not have all of it.
    """
    from generator.terminal.safe_text import OUT_OF_PLACE_IN_LINES

    text = json.dumps(data, indent=2, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        text = json.dumps(data, indent=2)
    text = OUT_OF_PLACE_IN_LINES.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    sys.stdout.write(text + "\n")


def print_text(text: str) -> None:
    """Print text at once, so that what is asked stands there before a reply is waited for."""
    sys.stdout.write(text)
    sys.stdout.flush()

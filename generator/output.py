"""What commands print on standard output."""

import json
import sys


def print_json(data: object) -> None:
    """Print data as JSON, for programs that read what a command did.

    What would act on a terminal is written as JSON writes it in ASCII: to programs it is the same.
    """
    from generator.terminal import OUT_OF_PLACE_IN_LINES

    text = json.dumps(data, indent=2, ensure_ascii=False)
    text = OUT_OF_PLACE_IN_LINES.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    sys.stdout.write(text + "\n")


def print_text(text: str) -> None:
    """Print text; characters that the output's encoding does not have are replaced."""
    encoding = sys.stdout.encoding or "ascii"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()

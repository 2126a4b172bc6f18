"""JSON on standard output."""

import json
import sys


def print_json(data: object) -> None:
    """Print data as JSON, for programs that read what a command did."""
    sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False) + "\n")

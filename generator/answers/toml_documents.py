"""TOML read from files that anybody may have written."""

import tomllib
from typing import Any

# In one line: a key of 50,000 parts takes tomllib minutes, and no list of requirements has as many.
_MOST_DOTS = 500


def toml_document(text: str) -> dict[str, Any]:
    """Return what a TOML text holds.

    Raises:
        ValueError: it is not TOML, or holds what Python cannot read or write out.
    """
    if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise ValueError(f"a line in it has more than {_MOST_DOTS} dots")
    try:
        document = tomllib.loads(text)
        # Hexadecimal numbers and dotted keys are read at any length, but cannot be shown.
        repr(document)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    except ValueError as error:
        raise ValueError("a number in it is too long") from error
    return document
